// What: create-admin --email X --name Y --organisation CODE: makes the first functional administrator of an installation,
// with a password that is made here and printed once. With --region-code and --region-name the region is made too.
// Used by: who installs the program. Exit: 0 done, 1 refused. Never: a second time the same password, or a password in a log.

using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Audit;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Mail;
using Thuiszitters.Web.Platform.Time;
using Thuiszitters.Web.Platform.Verbs;

namespace Thuiszitters.Web.Features.Beheer;

sealed class CreateAdminVerb(AppDb db, IPasswordHasher<Gebruiker> hasher, ILookupNormalizer normalizer, Clock clock) : IVerb
{
    /// <summary>Without letters and digits that look alike: it is typed over once.</summary>
    const string Tekens = "abcdefghjkmnpqrstuvwxyz23456789";

    public static string Name => "create-admin";
    public static string Usage => "create-admin --email X --name Y --organisation CODE | --region-code CODE --region-name NAME";

    public async Task<int> RunAsync(VerbArguments arguments, TextWriter output, CancellationToken ct)
    {
        var (email, naam) = (arguments.Required("email").Trim(), arguments.Required("name").Trim());
        var regioCode = arguments.Named("region-code");
        var code = regioCode ?? arguments.Required("organisation");
        if (!Mailadres.IsValid(email))
            throw new VerbUsageException("--email is no e-mail address");
        if (naam.Length is 0 or > 100)
            throw new VerbUsageException("--name is empty or longer than 100 characters");

        var genormaliseerd = normalizer.NormalizeEmail(email);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == genormaliseerd, ct))
        {
            await output.WriteLineAsync("Refused: there is an account with this e-mail address.");
            return 1;
        }

        var organisatie = await db.Organisaties.AsNoTracking().SingleOrDefaultAsync(o => o.Code == code, ct);
        if (regioCode is not null && organisatie is not null)
        {
            await output.WriteLineAsync($"Refused: there is an organisation {code} already. Name it with --organisation.");
            return 1;
        }

        if (organisatie is null && regioCode is null)
        {
            await output.WriteLineAsync($"Refused: there is no organisation {code}. Make a region with --region-code and --region-name.");
            return 1;
        }

        db.Begin(ActKind.GebruikerAangemaakt, clock.UtcNow);
        if (organisatie is null)
        {
            var id = Guid.CreateVersion7();
            organisatie = new Organisatie { Id = id, Soort = OrganisatieSoort.Regio, Code = code, Naam = arguments.Required("region-name").Trim(), RegioId = id };
            db.Add(organisatie);
        }

        var wachtwoord = string.Join('-', Enumerable.Range(0, 5).Select(_ => RandomNumberGenerator.GetString(Tekens, 5)));
        var wie = new Gebruiker
        {
            Naam = naam, UserName = email, NormalizedUserName = normalizer.NormalizeName(email), Email = email, NormalizedEmail = genormaliseerd,
            EmailConfirmed = true, SecurityStamp = Guid.CreateVersion7().ToString("N"), LockoutEnabled = true,
        };
        wie.PasswordHash = hasher.HashPassword(wie, wachtwoord);
        db.Add(wie);
        db.Add(new Aanstelling { GebruikerId = wie.Id, OrganisatieId = organisatie.Id, Rol = Rol.FunctioneelBeheerder });
        await db.SaveChangesAsync(ct);
        await output.WriteLineAsync($"Functional administrator made for {organisatie.Naam}.\nPassword, shown only now: {wachtwoord}");
        return 0;
    }
}
