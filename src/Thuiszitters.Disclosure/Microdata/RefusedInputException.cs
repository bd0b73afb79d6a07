namespace Thuiszitters.Disclosure.Microdata;

/// <summary>
/// Input that is refused: a file, a ladder or a setting. The message is for whoever gave it (Dutch) and names columns and lines,
/// never a value.
/// </summary>
public sealed class RefusedInputException(string message) : Exception(message);
