using Thuiszitters.Disclosure.Deliveries;

namespace Thuiszitters.Disclosure.Tests.Deliveries;

public class LedgerTests
{
    static readonly Guid Export = Guid.Parse("7d9f4b1e-5c1a-4f63-9a1d-2f0a5f9f8c11");
    static readonly DateTimeOffset At = new(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1));

    static Delivered Delivery() => new()
    {
        ExportId = Export, At = At, Series = "regioanalyse", Ontvanger = "OIN:1", Contact = "privacy@example.nl", Role = RecipientRole.Verwerkingsverantwoordelijke,
        Grondslag = "AVG art. 6 lid 1 e", Doel = "analyse \"van\" de\tregio", ProcessingActivity = "https://example.nl/v/1", Agreement = "DPIA-1", Periode = "2025-2026",
        From = new(2025, 8, 1), Until = new(2026, 7, 31), Peildatum = new(2026, 8, 1), Rule = PeriodRule.ByDay, Areas = ["B", "A"],
        Columns = [new("leeftijd", "groep"), new("geslacht", "*")], K = 5, L = 2, SuppressionLimit = 0.05m, RowsRounded = 120, LeftOut = "minder dan 5",
        PackageSha256 = new string('a', 64), Files = [new("data.csv", 10, new string('b', 64))], CodeVersion = "1", KeyId = "pseudoniem/2025-2026",
        Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["z"] = "1", ["a"] = "2" },
        Applicant = "u1", Approver = "u2", KeepUntil = new DateOnly(2027, 1, 31), Channel = "portaal",
    };

    static List<LedgerEntry> Chain(int count)
    {
        var entries = new List<LedgerEntry>();
        for (var i = 0; i < count; i++)
        {
            LedgerHead? head = entries.Count == 0 ? null : new(entries[^1].Number, entries[^1].Hash);
            entries.Add(Ledger.Append(head, i % 3 == 0 ? Delivery() : new Downloaded { ExportId = Export, At = At.AddMinutes(i), By = "u3", File = "data.csv" }));
        }

        return entries;
    }

    // The hashes were computed by another program, from what the headers say.
    [Fact]
    public void Append_OfADownload_IsTheKnownTextAndHash()
    {
        var first = Ledger.Append(null, new Downloaded { ExportId = Export, At = At, By = "u3", File = "data.csv" });
        Assert.Equal(
            "{\"at\":\"2026-11-23T09:00:00Z\",\"by\":\"u3\",\"event\":\"downloaded\",\"export\":\"7d9f4b1e-5c1a-4f63-9a1d-2f0a5f9f8c11\",\"file\":\"data.csv\"}",
            first.Content);
        Assert.Equal("1968ed54c0b444979000816b8e6c78e43f891f3a4f05f6b047af7676ae64de66", first.Hash);
        Assert.Equal("98a5db02dac8181554fb810959c00f25a5910d49ee8de8730d929141898ea523", Ledger.Append(new(1, first.Hash), new KeyDestroyed { ExportId = Export, At = At, By = "é\"\\\u0001", Fingerprint = "f" }).Hash);
    }

    [Fact]
    public void Canonical_OfADelivery_HasSortedNamesAndNoBlanks()
    {
        var text = Delivery().ToCanonical();
        Assert.StartsWith("{\"agreement\":\"DPIA-1\",\"applicant\":\"u1\",\"approver\":\"u2\",\"areas\":[\"A\",\"B\"],\"at\":\"2026-11-23T09:00:00Z\",\"channel\":", text, StringComparison.Ordinal);
        Assert.Contains("\"columns\":[{\"level\":\"groep\",\"name\":\"leeftijd\"},{\"level\":\"*\",\"name\":\"geslacht\"}]", text, StringComparison.Ordinal);
        Assert.Contains("\"parameters\":{\"a\":\"2\",\"z\":\"1\"},\"period\":", text, StringComparison.Ordinal);
        Assert.Contains("\"periodRule\":\"byDay\"", text, StringComparison.Ordinal);
        Assert.Contains("\"purpose\":\"analyse \\\"van\\\" de\\tregio\"", text, StringComparison.Ordinal);
        Assert.Contains("\"suppressionLimit\":\"0.05\"", text, StringComparison.Ordinal);
        Assert.Equal(Delivery().ToCanonical(), (Delivery() with { Doel = "analyse \"van\" de\tregio".Normalize(System.Text.NormalizationForm.FormD) }).ToCanonical());
    }

    [Fact]
    public void Append_OfWhatIsMissingOrApprovedByTheApplicant_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => Ledger.Append(null, Delivery() with { Agreement = " " }));
        Assert.Throws<ArgumentException>(() => Ledger.Append(null, Delivery() with { Approver = "u1" }));
        Assert.Throws<ArgumentException>(() => Ledger.Append(new(0, Ledger.Origin), Delivery()));
        Assert.Throws<ArgumentException>(() => Ledger.Append(null, Delivery() with { Doel = "\uD800" }));
    }

    [Fact]
    public void Verify_OfAChangedLedger_NamesTheFirstBrokenEntry()
    {
        var whole = Chain(9);
        Assert.Null(Ledger.Verify(whole));
        Assert.Null(Ledger.Verify([]));
        Assert.Null(Ledger.Verify(whole, [new(4, whole[3].Hash), new(9, whole[8].Hash)]));
        for (var i = 0; i < whole.Count; i++)
        {
            List<LedgerEntry> With(LedgerEntry entry) => [.. whole[..i], entry, .. whole[(i + 1)..]];
            Assert.Equal(new(i + 1, LedgerFaultKind.Hash), Ledger.Verify(With(whole[i] with { Content = whole[i].Content.Replace("u", "v", StringComparison.Ordinal) })));
            Assert.Equal(new(i + 1, LedgerFaultKind.Hash), Ledger.Verify(With(whole[i] with { Hash = new string('c', 64) })));
            Assert.Equal(new(i + 1, LedgerFaultKind.Previous), Ledger.Verify(With(whole[i] with { Previous = new string('c', 64) })));
            Assert.Equal(new(i + 1, LedgerFaultKind.Number), Ledger.Verify(With(whole[i] with { Number = 40 })));

            // Left out, and cut off: the second shows only to who kept a head.
            List<LedgerEntry> gap = [.. whole[..i], .. whole[(i + 1)..]];
            Assert.Equal(i == 8 ? null : new(i + 1, LedgerFaultKind.Number), Ledger.Verify(gap));
            Assert.Equal(new(i + 1, LedgerFaultKind.CutOff), Ledger.Verify(whole[..i], [new(9, whole[8].Hash)]));
        }
    }

    [Fact]
    public void Verify_OfALedgerWrittenAnew_NeedsAHeadThatWasKept()
    {
        var (whole, anew) = (Chain(9), new List<LedgerEntry>());
        foreach (var entry in whole)
        {
            LedgerHead? head = anew.Count == 0 ? null : new(anew[^1].Number, anew[^1].Hash);
            anew.Add(Ledger.Append(head, Delivery() with { Ontvanger = entry.Number < 4 ? "OIN:1" : "OIN:2" }));
        }

        Assert.Null(Ledger.Verify(anew));
        Assert.Equal(new(6, LedgerFaultKind.Rewritten), Ledger.Verify(anew, [new(6, whole[5].Hash)]));
    }
}
