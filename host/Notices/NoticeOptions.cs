namespace LaoCai.Workflows.Host.Notices;

/// <summary>How people hear of deadlines besides the pages. Without settings, only the pages tell.</summary>
public sealed class NoticeOptions
{
    public const string Section = "Notices";

    /// <summary>Null: no mail is sent.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>Each hears of every firing; an SMS gateway is one of them.</summary>
    public IReadOnlyList<WebhookOptions> Webhooks { get; init; } = [];

    /// <summary>Whether mail and webhooks wait for the next opening outside working hours; true by default.</summary>
    public bool QuietOutsideWorkingHours { get; init; } = true;
}

/// <summary>The province's mail server.</summary>
public sealed class SmtpOptions
{
    public string Host { get; init; } = "";

    /// <summary>1–65535; 587 by default.</summary>
    public int Port { get; init; } = 587;

    public string From { get; init; } = "";

    /// <summary>Whether the connection must be encrypted; true by default, false only for a relay on the same machine.</summary>
    public bool Tls { get; init; } = true;

    public string? User { get; init; }
    public string? Password { get; init; }
}

/// <summary>A program that is told.</summary>
public sealed class WebhookOptions
{
    /// <summary>Names it in the list of deliveries.</summary>
    public string Name { get; init; } = "";

    public string Url { get; init; } = "";

    /// <summary>The key of the signature; 16 characters or more.</summary>
    public string Secret { get; init; } = "";
}
