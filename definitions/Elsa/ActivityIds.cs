using System.Globalization;

namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>
/// Ids of the activities of a compiled procedure. They follow from the step's number alone, so that a definition compiled again
/// keeps them and a dossier can be moved to the new version step by step.
/// </summary>
public static class ActivityIds
{
    public const string Flowchart = "luong";
    public const string Start = "batDau";
    public const string Router = "chuyenTiep";
    public const string Destination = "chuyenDen";

    /// <summary>The step itself; also the name of the variable that holds its result.</summary>
    public static string Step(int no) => Numbered("buoc", no);

    public static string Outcome(int no) => Numbered("ketQua", no);

    public static string Supplement(int no) => Numbered("boSung", no);

    public static string SupplementOutcome(int no) => Numbered("ketQuaBoSung", no);

    public static string Fork(int no) => Numbered("tach", no);

    public static string Join(int no) => Numbered("gop", no);

    /// <summary>The step of one agency that is asked within another step; counted from 1.</summary>
    public static string Consulted(int no, int agency) => string.Create(CultureInfo.InvariantCulture, $"yKien{no}Cua{agency}");

    /// <summary>Sets where the router goes, for a route that cannot be a connection of its own.</summary>
    public static string Jump(int from, int to) => string.Create(CultureInfo.InvariantCulture, $"chuyen{from}Den{to}");

    private static string Numbered(string word, int no) => string.Create(CultureInfo.InvariantCulture, $"{word}{no}");
}
