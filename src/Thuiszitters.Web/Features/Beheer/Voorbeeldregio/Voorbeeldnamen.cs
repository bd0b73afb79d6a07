// What: invents people: names from Bogus (Dutch) mixed with names that have letters a keyboard lacks, and a BSN that no municipality gives out.
// Used by: the seed. Deterministic: a fixed seed of its own, never the global one.
// Never: a child that shares a first name or surname with an employee, so that a test can look for the children's names in the clear.

using Bogus;
using Bogus.DataSets;
using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Data.Model;
using Thuiszitters.Web.Platform.Vault;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

sealed class Voorbeeldnamen(int zaad)
{
    static readonly (string Naam, Geslacht Geslacht)[] Roepnamen =
    [
        ("Zoë", Geslacht.Vrouw), ("Renée", Geslacht.Vrouw), ("Chloé", Geslacht.Vrouw), ("Anaïs", Geslacht.Vrouw), ("Maëlle", Geslacht.Vrouw),
        ("Ayşe", Geslacht.Vrouw), ("Özlem", Geslacht.Vrouw), ("Ngọc", Geslacht.Vrouw), ("Björn", Geslacht.Man), ("José", Geslacht.Man),
        ("Łukasz", Geslacht.Man), ("Đorđe", Geslacht.Man), ("Tiến", Geslacht.Man), ("Søren", Geslacht.Man), ("Daniël", Geslacht.Man),
    ];

    static readonly string[] Achternamen =
    [
        "Öztürk", "Şahin", "Nguyễn", "Fernández García", "Müller", "Çelik", "Kowalczyk", "El Amrani", "van der Heijden", "Yılmaz-de Jong", "'t Hart",
        "Đorđević", "van 't Hof", "Brontë", "Sørensen",
    ];

    /// <summary>Bogus gives the bare surname; people here are called with what stands before it.</summary>
    static readonly Dictionary<string, string> Voorvoegsels = new(StringComparer.Ordinal)
    {
        ["Beek"] = "van", ["Berg"] = "van den", ["Boer"] = "de", ["Bosch"] = "van den", ["Brink"] = "van den", ["Broek"] = "van den", ["Bruin"] = "de",
        ["Dam"] = "van", ["Dijk"] = "van", ["Graaf"] = "de", ["Groot"] = "de", ["Haan"] = "de", ["Heuvel"] = "van den", ["Hoek"] = "van der", ["Jong"] = "de",
        ["Leeuwen"] = "van", ["Linden"] = "van der", ["Meer"] = "van der", ["Ruiter"] = "de", ["Veen"] = "van der", ["Ven"] = "van de", ["Vliet"] = "van",
        ["Vries"] = "de", ["Wal"] = "van der", ["Wit"] = "de",
    };

    readonly Faker faker = new("nl") { Random = new Randomizer(zaad) };
    readonly HashSet<string> collegas = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> gebruikt = new(StringComparer.OrdinalIgnoreCase);
    int volgnummer;

    public Randomizer Toeval => faker.Random;

    /// <summary>An employee. Call for all employees before the first child.</summary>
    public (string Naam, string Email) Collega()
    {
        while (true)
        {
            var (voor, achter) = (faker.Name.FirstName(), Achternaam());
            var naam = $"{voor} {achter}";
            // Two colleagues with one surname are hard to tell apart on a screen.
            if (!gebruikt.Add(achter) || !gebruikt.Add(voor))
                continue;
            collegas.Add(voor);
            collegas.UnionWith(achter.Split(' ').Where(d => char.IsUpper(d[0])));
            return (naam, string.Join('.', Persoonsnaam.Vouw(naam).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + "@voorbeeld.example");
        }
    }

    public (Identiteit Wie, Geslacht Geslacht) Kind(DateOnly geboren, int pc4)
    {
        while (true)
        {
            var bijzonder = faker.Random.Bool(0.4f) ? faker.Random.ArrayElement(Roepnamen) : default;
            var meisje = faker.Random.Bool();
            var voor = bijzonder.Naam ?? faker.Name.FirstName(meisje ? Name.Gender.Female : Name.Gender.Male);
            var achter = faker.Random.Bool(0.35f) ? faker.Random.ArrayElement(Achternamen) : Achternaam();
            if (collegas.Contains(voor) || achter.Split(' ').Any(collegas.Contains) || Persoonsnaam.Van(voor, null, achter) is not { } naam || !gebruikt.Add(naam.Weergave))
                continue;
            var geslacht = bijzonder.Naam is not null ? bijzonder.Geslacht : meisje ? Geslacht.Vrouw : Geslacht.Man;
            var wie = new Identiteit
            {
                Voornamen = naam.Voornamen, Tussenvoegsel = naam.Tussenvoegsel.Length == 0 ? null : naam.Tussenvoegsel, Achternaam = naam.Achternaam, Geboren = geboren,
                Bsn = NummerVan(9998_0000 + (volgnummer++ * 37), 9998_9999), Postcode = $"{pc4}{faker.Random.String2(2, "ABCDEFGHJKLMNPRSTUVWXZ")}",
            };
            return (wie, geslacht);
        }
    }

    string Achternaam()
    {
        while (true)
        {
            // "Stichting" slipped into the list of surnames.
            if (faker.Name.LastName() is var naam && naam != "Stichting")
                return Voorvoegsels.TryGetValue(naam, out var ervoor) ? $"{ervoor} {naam}" : naam;
        }
    }

    /// <summary>
    /// The first BSN of which the first eight digits are at least <paramref name="vanaf"/>: its last digit is what the 11-proef demands. Numbers that
    /// begin with 9 are given to nobody.
    /// </summary>
    public static string NummerVan(int vanaf, int tot)
    {
        for (var acht = vanaf; acht <= tot; acht++)
        {
            var som = 0;
            for (int i = 2, rest = acht; i <= 9; i++, rest /= 10)
                som += i * (rest % 10);
            if (som % 11 is var laatste and < 10)
                return $"{acht}{laatste}";
        }

        throw new InvalidOperationException($"There are no more numbers between {vanaf} and {tot}.");
    }
}
