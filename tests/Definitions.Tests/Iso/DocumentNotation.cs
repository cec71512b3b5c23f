using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Turns the plain notation of <see cref="LayoutTests"/> into a Word document.</summary>
internal static class DocumentNotation
{
    public static Docx Document(string notation)
    {
        var document = new Docx();
        var rows = new List<string[]>();
        foreach (var line in notation.Split('\n').Append(""))
        {
            if (line.StartsWith("| ", StringComparison.Ordinal))
            {
                rows.Add([.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())]);
                continue;
            }

            if (rows.Count > 0) document.Rows([.. rows.Select((row, at) => Cells(rows, at))]);
            rows.Clear();
            if (line.Length > 0 && line != "-----") document.Say(line.Replace("⇥", "\t", StringComparison.Ordinal));
        }

        return document;
    }

    private static TestCell[] Cells(List<string[]> rows, int at)
    {
        var cells = new List<TestCell>();
        for (var column = 0; column < rows[at].Length; column++)
        {
            var text = rows[at][column].Replace('⏎', '\n');
            if (text == "<") continue;
            var span = 1;
            while (column + span < rows[at].Length && rows[at][column + span] == "<") span++;
            var merge = text == "^" ? "continue" : at + 1 < rows.Count && column < rows[at + 1].Length && rows[at + 1][column] == "^" ? "restart" : null;
            cells.Add(new(text is "^" or "" ? "" : Lines(text), span, merge));
        }

        return [.. cells];
    }
}
