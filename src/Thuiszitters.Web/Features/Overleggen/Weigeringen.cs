// What: the refusals of the domain about meetings in Dutch, at the field they concern. One file for the whole room.

namespace Thuiszitters.Web.Features.Overleggen;

public static class Weigeringen
{
    public static (string Veld, string Bericht) Van(string code) => code switch
    {
        "overleg-niet-gepland" => ("Wat", "Dit overleg is al afgerond."),
        "overleg-komt-nog" => ("Wat", "Dit overleg is nog niet geweest."),
        "overleg-afgelast" => ("Tekst", "Dit overleg is afgelast."),
        "besluit-genomen" => ("Wat", "Er is in dit overleg al iets besloten. Het is dus gehouden."),
        "reden-ontbreekt" => ("Reden", "Kies waarom het overleg niet doorgaat."),
        "termijn-in-verleden" => ("Termijn", "Vul een datum in die vandaag of later is."),
        "escalatie-voor-termijn" => ("Escaleren", "Kies de dag waarop het besluit klaar moet zijn, of een latere dag."),
        _ => ("Wat", "Dit kan nu niet."),
    };
}
