using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Thuiszitters.Domain.Tests;

public sealed class ToegangsmatrixTests
{
    [PermissionsFact, Rule("R8")]
    public void Mag_EveryCell_IsThatOfTheTable()
    {
        var regels = File.ReadAllLines(PermissionsFactAttribute.Bestand!).Where(r => r.Length > 0).Select(r => r.Split(';')).ToList();
        var rollen = regels[0].Skip(1).Select(Enum.Parse<Rol>).ToList();
        Assert.Equal(Enum.GetValues<Rol>(), rollen);
        Assert.Equal(regels.Skip(1).Select(r => r[0]), Toegangsmatrix.Acties);
        foreach (var regel in regels.Skip(1))
        {
            Assert.Equal(rollen.Count + 1, regel.Length);
            for (var i = 0; i < rollen.Count; i++)
                Assert.Equal((regel[0], rollen[i], Lees(regel[i + 1])), (regel[0], rollen[i], Toegangsmatrix.Mag(rollen[i], regel[0])));
        }
    }

    // Without the table beside the repository this still says that no cell has moved. A change of the matrix changes this line on purpose.
    [Fact, Rule("R8")]
    public void Mag_WholeMatrix_IsTheOneThatWasAgreed()
    {
        var tekst = string.Join('\n', Toegangsmatrix.Acties.Select(actie =>
            string.Join(';', Enum.GetValues<Rol>().Select(rol => Toegangsmatrix.Mag(rol, actie).ToString()).Prepend(actie))));
        Assert.Equal(
            "8EE24922F77C1BC1F923C8C73BFF0253ACD6AB957BC66CE7A4CA58538A2FD1CF",
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(tekst))));
    }

    [Theory, Rule("R8")]
    [InlineData(Rol.Leerplichtambtenaar, 26)]
    [InlineData(Rol.LeerplichtBoa, 28)]
    [InlineData(Rol.TeamleiderLeerplicht, 30)]
    [InlineData(Rol.SwvConsulent, 18)]
    [InlineData(Rol.SwvBeoordelaar, 9)]
    [InlineData(Rol.TeamleiderSwv, 24)]
    [InlineData(Rol.Schoolmelder, 9)]
    [InlineData(Rol.Doorzettingsmacht, 12)]
    [InlineData(Rol.RegioAnalist, 5)]
    [InlineData(Rol.PrivacyOfficer, 8)]
    [InlineData(Rol.FunctioneelBeheerder, 3)]
    [InlineData(Rol.ApiClient, 5)]
    public void Mag_Role_MayThisManyActions(Rol rol, int aantal) =>
        Assert.Equal(aantal, Toegangsmatrix.Acties.Count(actie => Toegangsmatrix.Mag(rol, actie) != Bereik.Geen));

    [Theory, Rule("R8")]
    [InlineData(Acties.BsnOnthullen, "Leerplichtambtenaar LeerplichtBoa TeamleiderLeerplicht")]
    [InlineData(Acties.WpgLezen, "LeerplichtBoa")]
    [InlineData(Acties.WpgWijzigen, "LeerplichtBoa")]
    [InlineData(Acties.VrijstellingBeoordelen, "SwvBeoordelaar")]
    [InlineData(Acties.VrijstellingVaststellenOndanksOordeel, "TeamleiderLeerplicht")]
    [InlineData(Acties.ExportPseudoniem, "RegioAnalist")]
    [InlineData(Acties.ExportGoedkeuren, "PrivacyOfficer")]
    [InlineData(Acties.NoodtoegangBeoordelen, "PrivacyOfficer")]
    [InlineData(Acties.LogboekLezen, "PrivacyOfficer")]
    [InlineData(Acties.GebruikersBeheren, "FunctioneelBeheerder")]
    [InlineData(Acties.ParametersBeheren, "FunctioneelBeheerder")]
    [InlineData(Acties.VernietigingVoorstellen, "")]
    public void Mag_GuardedAction_OnlyTheseRoles(string actie, string rollen) =>
        Assert.Equal(
            rollen.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Enum.GetValues<Rol>().Where(rol => Toegangsmatrix.Mag(rol, actie) != Bereik.Geen).Select(rol => rol.ToString()));

    [Fact, Rule("R8")]
    public void Mag_FunctioneelBeheerder_SeesNoDossier() =>
        Assert.All(
            [
                Acties.DossierLezen, Acties.IdentiteitOnthullen, Acties.BsnOnthullen, Acties.DocumentLezen, Acties.LogboekLezen,
                Acties.CijfersLezen,
            ],
            actie => Assert.Equal(Bereik.Geen, Toegangsmatrix.Mag(Rol.FunctioneelBeheerder, actie)));

    // Who makes an export never approves it.
    [Fact, Rule("R8")]
    public void Mag_NoRole_MakesAndApprovesAnExport() =>
        Assert.DoesNotContain(
            Enum.GetValues<Rol>(),
            rol => Toegangsmatrix.Mag(rol, Acties.ExportPseudoniem) != Bereik.Geen
                && Toegangsmatrix.Mag(rol, Acties.ExportGoedkeuren) != Bereik.Geen);

    [Fact]
    public void Acties_Constants_AreExactlyTheRowsInPascalCase()
    {
        var constanten = typeof(Acties).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(veld => (veld.Name, Code: (string)veld.GetRawConstantValue()!)).ToList();
        Assert.Equal(Toegangsmatrix.Acties, constanten.Select(c => c.Code));
        Assert.All(constanten, c => Assert.Equal(
            string.Concat(c.Code.Split('.', '-').Select(woord => char.ToUpperInvariant(woord[0]) + woord[1..])), c.Name));
    }

    [Theory]
    [InlineData("dossier.weggooien")]
    [InlineData("Dossier.Lezen")]
    [InlineData("")]
    public void Mag_UnknownAction_Throws(string actie) =>
        Assert.Throws<ArgumentException>(() => Toegangsmatrix.Mag(Rol.Leerplichtambtenaar, actie));

    [Theory]
    [InlineData((Rol)0)]
    [InlineData((Rol)13)]
    [InlineData((Rol)(-1))]
    public void Mag_UnknownRole_MayNothing(Rol rol) =>
        Assert.All(Toegangsmatrix.Acties, actie => Assert.Equal(Bereik.Geen, Toegangsmatrix.Mag(rol, actie)));

    static Bereik Lees(string cel) => cel switch
    {
        "geen" => Bereik.Geen,
        "eigen" => Bereik.Eigen,
        "eigen deel" => Bereik.EigenDeel,
        "gedeeld" => Bereik.Gedeeld,
        "eigen+gedeeld" => Bereik.EigenEnGedeeld,
        "kern" => Bereik.Kern,
        "kern+gedeeld" => Bereik.KernEnGedeeld,
        "eigen deel+gedeeld" => Bereik.EigenDeelEnGedeeld,
        "regio" => Bereik.Regio,
        "eigen, als tweede persoon" => Bereik.EigenAlsTweede,
        _ => throw new InvalidDataException("Unknown scope in the table."),
    };
}
