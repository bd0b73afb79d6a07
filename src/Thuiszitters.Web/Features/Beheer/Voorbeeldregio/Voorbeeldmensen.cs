// What: the employees of the sample region: one per role and organisation, and one with two functions.
// Used by: the seed. Never: a password. A sample person signs in by one click, in Development only.

using Thuiszitters.Domain;
using Thuiszitters.Web.Platform.Auth;
using Thuiszitters.Web.Platform.Data.Model;

namespace Thuiszitters.Web.Features.Beheer.Voorbeeldregio;

sealed class Voorbeeldmensen
{
    static readonly (string Organisatie, Rol Rol, int Aantal)[] Functies =
    [
        (Voorbeeldgebied.Alkmaar, Rol.Leerplichtambtenaar, 2),
        (Voorbeeldgebied.Alkmaar, Rol.LeerplichtBoa, 1),
        (Voorbeeldgebied.Alkmaar, Rol.TeamleiderLeerplicht, 1),
        (Voorbeeldgebied.Alkmaar, Rol.PrivacyOfficer, 1),
        (Voorbeeldgebied.Bergen, Rol.Leerplichtambtenaar, 1),
        (Voorbeeldgebied.Bergen, Rol.TeamleiderLeerplicht, 1),
        (Voorbeeldgebied.DijkEnWaard, Rol.Leerplichtambtenaar, 1),
        (Voorbeeldgebied.DijkEnWaard, Rol.TeamleiderLeerplicht, 1),
        (Voorbeeldgebied.Heiloo, Rol.TeamleiderLeerplicht, 1),
        (Voorbeeldgebied.SwvPo, Rol.SwvConsulent, 1),
        (Voorbeeldgebied.SwvPo, Rol.TeamleiderSwv, 1),
        (Voorbeeldgebied.SwvPo, Rol.SwvBeoordelaar, 2),
        (Voorbeeldgebied.SwvVo, Rol.SwvConsulent, 1),
        (Voorbeeldgebied.SwvVo, Rol.TeamleiderSwv, 1),
        (Voorbeeldgebied.SwvVo, Rol.SwvBeoordelaar, 2),
        ("99VA", Rol.Schoolmelder, 1),
        ("99VG", Rol.Schoolmelder, 1),
    ];

    static readonly Rol[] VanDeRegio = [Rol.Doorzettingsmacht, Rol.RegioAnalist, Rol.PrivacyOfficer, Rol.FunctioneelBeheerder];

    public List<Gebruiker> Gebruikers { get; } = [];

    public List<Aanstelling> Aanstellingen { get; } = [];

    public Voorbeeldmensen(Voorbeeldgebied gebied, Voorbeeldnamen namen)
    {
        foreach (var (organisatie, rol, aantal) in Functies)
            for (var i = 0; i < aantal; i++)
                Voeg(gebied.Van(organisatie), rol, Nieuw(namen));
        foreach (var rol in VanDeRegio)
            Voeg(gebied.Regio, rol, Nieuw(namen));

        // In a small gemeente the team lead has cases too: the person with two functions.
        var heiloo = gebied.Van(Voorbeeldgebied.Heiloo);
        Voeg(heiloo, Rol.Leerplichtambtenaar, Van(heiloo, Rol.TeamleiderLeerplicht)[0].Gebruiker!);
    }

    public IReadOnlyList<Aanstelling> Van(Organisatie organisatie, Rol rol) => Aanstellingen.FindAll(a => a.OrganisatieId == organisatie.Id && a.Rol == rol);

    void Voeg(Organisatie organisatie, Rol rol, Gebruiker wie) =>
        Aanstellingen.Add(new Aanstelling { GebruikerId = wie.Id, Gebruiker = wie, OrganisatieId = organisatie.Id, Rol = rol });

    Gebruiker Nieuw(Voorbeeldnamen namen)
    {
        var (naam, email) = namen.Collega();
        var wie = new Gebruiker
        {
            Naam = naam, UserName = email, NormalizedUserName = email.ToUpperInvariant(), Email = email, NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true, SecurityStamp = Guid.CreateVersion7().ToString("N"), LockoutEnabled = true,
        };
        Gebruikers.Add(wie);
        return wie;
    }
}
