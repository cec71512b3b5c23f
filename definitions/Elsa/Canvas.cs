namespace LaoCai.Workflows.Definitions.Elsa;

/// <summary>
/// Where activities stand in Elsa's designer: the stages from left to right on one line, each switch right of its step, the waiting
/// for the applicant below, steps done together above one another.
/// </summary>
internal sealed class Canvas(bool router)
{
    private const int Width = 220;
    private const int Height = 70;
    private const int Column = 320;
    private const int Row = 150;
    private const int Middle = 300;

    private int column = router ? 2 : 1;

    public static Spot Start => At(0, 0, 120);

    public static Spot Router => At(1, 0);

    /// <summary>The next spot of the main line.</summary>
    public Spot Along() => At(column++, 0);

    /// <summary>Spots of steps done together, centred on the main line.</summary>
    public IReadOnlyList<Spot> Stacked(int count)
    {
        var at = column++;
        return [.. Enumerable.Range(0, count).Select(index => At(at, index - ((count - 1) / 2.0)))];
    }

    /// <summary>Below what was placed last.</summary>
    public Spot Below(int rows) => At(column - 1, rows);

    private static Spot At(int column, double row, int width = Width) =>
        new(60 + (column * Column), Middle + (int)(row * Row), width, Height);
}
