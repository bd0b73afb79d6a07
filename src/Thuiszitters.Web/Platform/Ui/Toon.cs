// What: the tone of a badge, tile or event. A tone never stands alone: words always say the same.

namespace Thuiszitters.Web.Platform.Ui;

public enum Toon
{
    Neutraal,
    Info,
    Goed,
    LetOp,
    Gevaar,
    Rust,

    /// <summary>Stronger than <see cref="Gevaar"/>: a line has been passed.</summary>
    TeLaat,
}

static class ToonNaam
{
    /// <summary>The end of our own class names.</summary>
    public static string Klasse(this Toon toon) => toon switch
    {
        Toon.Neutraal => "neutraal",
        Toon.Info => "info",
        Toon.Goed => "goed",
        Toon.LetOp => "let-op",
        Toon.Gevaar => "gevaar",
        Toon.Rust => "rust",
        Toon.TeLaat => "te-laat",
        _ => throw new ArgumentOutOfRangeException(nameof(toon)),
    };

    /// <summary>The end of the class of the design system's status badge.</summary>
    public static string Badge(this Toon toon) => toon switch
    {
        Toon.Neutraal or Toon.Info => "neutral",
        Toon.Goed => "success",
        Toon.LetOp => "warning",
        Toon.Gevaar or Toon.TeLaat => "danger",
        Toon.Rust => "inactive",
        _ => throw new ArgumentOutOfRangeException(nameof(toon)),
    };
}
