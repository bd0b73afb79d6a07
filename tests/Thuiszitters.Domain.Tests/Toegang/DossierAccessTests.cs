namespace Thuiszitters.Domain.Tests;

public sealed class DossierAccessTests
{
    static readonly Guid Gemeente = Guid.CreateVersion7(), Swv = Guid.CreateVersion7(), School = Guid.CreateVersion7(),
        Regio = Guid.CreateVersion7(), Ander = Guid.CreateVersion7();

    static readonly Dossierligging Thuis = new()
    {
        GemeenteId = Gemeente,
        SwvId = Swv,
        SchoolId = School,
        RegioId = Regio,
        Status = DossierStatus.Thuiszitter,
        Band = PactBand.Overschreden,
    };

    static readonly Dossierligging OpSchool = Thuis with { Status = DossierStatus.InOnderwijs, Band = PactBand.Gestopt };

    public static TheoryData<Rol> Rollen => [.. Enum.GetValues<Rol>()];

    [Theory, Rule("R8")]
    [InlineData(Rol.Leerplichtambtenaar)]
    [InlineData(Rol.LeerplichtBoa)]
    [InlineData(Rol.TeamleiderLeerplicht)]
    public void Of_RoleOfTheGemeenteOfResidence_ChangesAndReadsWhatIsClosed(Rol rol)
    {
        Assert.Equal((Zichtniveau.Wijzigen, "gemeente-van-verblijf"), DossierAccess.Of(Lees(rol, Gemeente), Thuis));
        Assert.Equal((Zichtniveau.Wijzigen, "gemeente-van-verblijf"), DossierAccess.Of(Lees(rol, Gemeente), OpSchool));
        Assert.Equal((Zichtniveau.Volledig, "gesloten"), DossierAccess.Of(Lees(rol, Gemeente), OpSchool with { Gesloten = true }));
        Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(rol, Ander), Thuis));
    }

    [Theory, Rule("R8")]
    [InlineData(DossierStatus.Thuiszitter, false, true)]
    [InlineData(DossierStatus.Dreigend, false, true)]
    [InlineData(DossierStatus.InOnderwijs, false, false)]
    [InlineData(DossierStatus.Gemeld, false, false)]
    [InlineData(DossierStatus.Vrijgesteld, false, false)]
    [InlineData(DossierStatus.NietLeerplichtig, false, false)]
    [InlineData(DossierStatus.InOnderwijs, true, true)]
    [InlineData(DossierStatus.Gemeld, true, true)]
    public void Of_SwvOfTheArea_CoreOnlyWhileThereIsAGround(DossierStatus status, bool arrangement, bool kern)
    {
        var dossier = Thuis with { Status = status, ArrangementLoopt = arrangement };
        var verwacht = kern ? (Zichtniveau.Kern, "swv-gebied") : (Zichtniveau.Geen, "geen-grond");
        foreach (var rol in new[] { Rol.SwvConsulent, Rol.TeamleiderSwv })
        {
            Assert.Equal(verwacht, DossierAccess.Of(Lees(rol, Swv), dossier));
            Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(rol, Ander), dossier));
            Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(rol, Swv), dossier with { SwvId = null }));
        }
    }

    [Fact, Rule("R8")]
    public void Of_SchoolOfEnrolment_CoreAndNoOtherSchool()
    {
        Assert.Equal((Zichtniveau.Kern, "eigen-school"), DossierAccess.Of(Lees(Rol.Schoolmelder, School), OpSchool));
        Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(Rol.Schoolmelder, Ander), OpSchool));
        Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(Rol.Schoolmelder, School), Thuis with { SchoolId = null }));
    }

    [Theory, Rule("R8")]
    [InlineData(PactBand.Geen, false)]
    [InlineData(PactBand.Gestopt, false)]
    [InlineData(PactBand.Binnen, false)]
    [InlineData(PactBand.VierWeken, false)]
    [InlineData(PactBand.Nadert, false)]
    [InlineData(PactBand.Dringend, false)]
    [InlineData(PactBand.Overschreden, true)]
    public void Of_Doorzettingsmacht_CoreFromOverschredenOn(PactBand band, bool kern)
    {
        var verwacht = kern ? (Zichtniveau.Kern, "pact-overschreden") : (Zichtniveau.Geen, "geen-grond");
        Assert.Equal(verwacht, DossierAccess.Of(Lees(Rol.Doorzettingsmacht, Regio), Thuis with { Band = band }));
        Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(Rol.Doorzettingsmacht, Ander), Thuis with { Band = band }));
    }

    [Theory, Rule("R8")]
    [InlineData(Rol.SwvBeoordelaar)]
    [InlineData(Rol.RegioAnalist)]
    [InlineData(Rol.PrivacyOfficer)]
    [InlineData(Rol.FunctioneelBeheerder)]
    [InlineData(Rol.ApiClient)]
    [InlineData((Rol)0)]
    [InlineData((Rol)99)]
    public void Of_RoleWithoutAGround_Nothing(Rol rol)
    {
        foreach (var organisatie in new[] { Gemeente, Swv, School, Regio, Ander })
            Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(rol, organisatie), Thuis));
    }

    // A role reaches a dossier only through its own kind of organisation, wherever the dossier stands.
    [Theory, Rule("R8"), MemberData(nameof(Rollen))]
    public void Of_OrganisationOfAnotherKind_Nothing(Rol rol)
    {
        Guid? eigen = rol switch
        {
            Rol.Leerplichtambtenaar or Rol.LeerplichtBoa or Rol.TeamleiderLeerplicht => Gemeente,
            Rol.SwvConsulent or Rol.TeamleiderSwv => Swv,
            Rol.Schoolmelder => School,
            Rol.Doorzettingsmacht => Regio,
            _ => null,
        };
        foreach (var status in Enum.GetValues<DossierStatus>())
        {
            foreach (var band in Enum.GetValues<PactBand>())
            {
                var dossier = Thuis with { Status = status, Band = band, ArrangementLoopt = true };
                Assert.All(
                    new[] { Gemeente, Swv, School, Regio, Ander }.Where(o => o != eigen),
                    o => Assert.Equal(Zichtniveau.Geen, DossierAccess.Of(Lees(rol, o), dossier).Niveau));
            }
        }
    }

    [Theory, Rule("R8")]
    [InlineData(Rol.Leerplichtambtenaar)]
    [InlineData(Rol.LeerplichtBoa)]
    [InlineData(Rol.TeamleiderLeerplicht)]
    [InlineData(Rol.SwvConsulent)]
    [InlineData(Rol.TeamleiderSwv)]
    [InlineData(Rol.Schoolmelder)]
    [InlineData(Rol.Doorzettingsmacht)]
    public void Of_OnlyShared_CoreAndTheSharedPartsInFull(Rol rol)
    {
        var dossier = OpSchool with { Gedeeld = Dossierdeel.Verzuim | Dossierdeel.Arrangementen };
        var (niveau, reden) = DossierAccess.Of(Lees(rol, Ander), dossier);
        Assert.Equal((Zichtniveau.Kern, DossierAccess.Gedeeld), (niveau, reden));
        Assert.True(DossierAccess.Leest(niveau, dossier.Gedeeld, Dossierdeel.Verzuim));
        Assert.True(DossierAccess.Leest(niveau, dossier.Gedeeld, Dossierdeel.Arrangementen));
        Assert.False(DossierAccess.Leest(niveau, dossier.Gedeeld, Dossierdeel.Notities));
        Assert.False(DossierAccess.Leest(niveau, dossier.Gedeeld, Dossierdeel.Verzuim | Dossierdeel.Notities));
        Assert.False(DossierAccess.Leest(niveau, Dossierdeel.Geen, Dossierdeel.Geen));
    }

    [Fact, Rule("R8")]
    public void Of_SharedAndSeenAnyway_KeepsItsLevelAndNamesBothReasons()
    {
        var dossier = Thuis with { Gedeeld = Dossierdeel.Notities };
        Assert.Equal((Zichtniveau.Kern, "swv-gebied+gedeeld"), DossierAccess.Of(Lees(Rol.SwvConsulent, Swv), dossier));
        Assert.Equal((Zichtniveau.Kern, "eigen-school+gedeeld"), DossierAccess.Of(Lees(Rol.Schoolmelder, School), dossier));
        Assert.Equal((Zichtniveau.Kern, "pact-overschreden+gedeeld"), DossierAccess.Of(Lees(Rol.Doorzettingsmacht, Regio), dossier));
        Assert.Equal((Zichtniveau.Wijzigen, "gemeente-van-verblijf"), DossierAccess.Of(Lees(Rol.Leerplichtambtenaar, Gemeente), dossier));
        Assert.True(DossierAccess.Leest(Zichtniveau.Wijzigen, null, Dossierdeel.Notities));
        Assert.False(DossierAccess.Leest(Zichtniveau.Geen, Dossierdeel.Notities, Dossierdeel.Notities));
    }

    [Theory, Rule("R8")]
    [InlineData(Rol.SwvBeoordelaar)]
    [InlineData(Rol.RegioAnalist)]
    [InlineData(Rol.PrivacyOfficer)]
    [InlineData(Rol.FunctioneelBeheerder)]
    [InlineData(Rol.ApiClient)]
    [InlineData((Rol)0)]
    [InlineData((Rol)99)]
    public void Of_SharedWithTheOrganisation_RoleThatNoShareReaches_Nothing(Rol rol)
    {
        foreach (var organisatie in new[] { Gemeente, Swv, School, Regio, Ander })
            Assert.Equal((Zichtniveau.Geen, "geen-grond"), DossierAccess.Of(Lees(rol, organisatie), Thuis with { Gedeeld = Dossierdeel.Verzuim }));
    }

    static Lezer Lees(Rol rol, Guid organisatie) => new(Ander, rol, organisatie);
}
