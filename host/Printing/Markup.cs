namespace LaoCai.Workflows.Host.Printing;

/// <summary>HTML or SVG that the host itself made, and therefore the only kind of value a template prints unescaped.</summary>
internal sealed record Markup(string Html);
