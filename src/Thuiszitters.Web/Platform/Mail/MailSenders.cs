// What: hands one mail to the outside: over SMTP, or as a file in the data folder where no host is set.
// Source: security facts 4.6 (what SmtpClient throws) and 4.14 (injection). Used by: MailVersturen.
// Never: more than one recipient, a display name for the addressee, a password over an open line.

using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Thuiszitters.Web.Platform.Mail;

/// <summary>Hands over one mail: returns when the other side took it, throws a <see cref="MailRefusedException"/> when not.</summary>
public interface IMailSender
{
    Task SendAsync(OutboxMail mail, CancellationToken ct);
}

/// <summary>Why a mail was not taken. Permanent: this addressee will not have it, so trying again is no use.</summary>
public sealed class MailRefusedException(string code, bool permanent, bool aboutAddressee, Exception? inner = null) : Exception($"Mail not taken: {code}.", inner)
{
    public string Code { get; } = code;
    public bool Permanent { get; } = permanent;

    /// <summary>The server works but refuses this addressee; otherwise the next mail will meet the same.</summary>
    public bool AboutAddressee { get; } = aboutAddressee;
}

static class MailWriter
{
    public static MailMessage ToMessage(this OutboxMail mail, MailSettings settings)
    {
        if (!Mailadres.IsValid(mail.Aan))
            throw new MailRefusedException("Adres", permanent: true, aboutAddressee: true);
        var message = new MailMessage(new MailAddress(settings.From, settings.FromName, Encoding.UTF8), new MailAddress(mail.Aan))
        {
            Subject = mail.Onderwerp,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            // Lines of a mail end in CR LF, also inside its encoding; with a bare LF some readers show one long line.
            Body = mail.Tekst.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        if (settings.ReplyTo is { } reply)
            message.ReplyToList.Add(new MailAddress(reply));
        message.Headers.Add("Message-ID", mail.MessageId);
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", "nl");
        var html = AlternateView.CreateAlternateViewFromString(mail.Html.ReplaceLineEndings("\r\n"), Encoding.UTF8, MediaTypeNames.Text.Html);
        html.TransferEncoding = TransferEncoding.QuotedPrintable;
        message.AlternateViews.Add(html);
        return message;
    }
}

public sealed class SmtpMailSender(MailSettings settings) : IMailSender
{
    public async Task SendAsync(OutboxMail mail, CancellationToken ct)
    {
        using var message = mail.ToMessage(settings);
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls, DeliveryMethod = SmtpDeliveryMethod.Network };
        if (settings.User is not null)
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        // The client's own timeout counts only for its synchronous call.
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(settings.Timeout);
        try
        {
            await client.SendMailAsync(message, timeout.Token);
        }
        catch (SmtpFailedRecipientException e)
        {
            // 552 is a full mailbox: that passes.
            throw new MailRefusedException(CodeOf(e), (int)e.StatusCode is >= 500 and not 552, aboutAddressee: true, e);
        }
        catch (SmtpException e)
        {
            // Also a 5xx here may be about us (password, sender, block list) and not about this mail: keep trying until the term ends.
            throw new MailRefusedException(CodeOf(e), permanent: false, aboutAddressee: false, e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new MailRefusedException("Timeout", permanent: false, aboutAddressee: false, e);
        }
    }

    static string CodeOf(SmtpException e) => e.StatusCode == SmtpStatusCode.GeneralFailure ? "GeenVerbinding" : $"{(int)e.StatusCode} {e.StatusCode}";
}

/// <summary>Writes each mail as an .eml file, whole or not at all; sent twice, it is the same file.</summary>
public sealed class MapMailSender(MailSettings settings) : IMailSender
{
    public async Task SendAsync(OutboxMail mail, CancellationToken ct)
    {
        var part = Path.Combine(settings.Folder, ".deel", mail.Id.ToString("N"));
        try
        {
            Directory.CreateDirectory(part);
            foreach (var left in Directory.EnumerateFiles(part))
                File.Delete(left);
            using var message = mail.ToMessage(settings);
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = part };
            await client.SendMailAsync(message, ct);
            var name = $"{mail.AangemaaktOp:yyyyMMdd-HHmmss}-{mail.Id:N}.eml";
            File.Move(Directory.EnumerateFiles(part).Single(), Path.Combine(settings.Folder, name), overwrite: true);
            Directory.Delete(part);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SmtpException)
        {
            throw new MailRefusedException("GeenMap", permanent: false, aboutAddressee: false, e);
        }
    }
}
