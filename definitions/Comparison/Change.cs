using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Comparison;

/// <summary>The closed set of differences between two procedures, or two versions of one.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>For people, in Vietnamese.</summary>
    public abstract string Message { get; }

    /// <summary>The same in English.</summary>
    public abstract string English { get; }

    /// <summary>Something said of the whole, for example the legal limit; null on the side where it is not said.</summary>
    public sealed record Header(HeaderField Field, string? Before, string? After) : Change
    {
        public override string Message => $"{FieldWords.Vietnamese(Field)}: {Side(Before)} → {Side(After)}";

        public override string English => $"{FieldWords.English(Field)}: {EnglishSide(Before)} → {EnglishSide(After)}";
    }

    public sealed record Added(Step Step) : Change
    {
        public override string Message => $"Thêm bước {Step.No} “{Step.Text}”";

        public override string English => $"Step {Step.No} “{Step.Text}” is new";
    }

    public sealed record Removed(Step Step) : Change
    {
        public override string Message => $"Bỏ bước {Step.No} “{Step.Text}”";

        public override string English => $"Step {Step.No} “{Step.Text}” is gone";
    }

    /// <summary>The same step stands elsewhere among the others.</summary>
    public sealed record Moved(Step Before, Step After) : Change
    {
        public override string Message => $"Bước {Before.No} “{Before.Text}” chuyển thành bước {After.No}";

        public override string English => $"Step {Before.No} “{Before.Text}” has become step {After.No}";
    }

    /// <summary>The same step says something else; null on the side where it says nothing.</summary>
    public sealed record StepSays(Step Before, Step After, StepField Field, string? Old, string? New) : Change
    {
        private string Number => Before.No == After.No
            ? FormattableString.Invariant($"{After.No}")
            : FormattableString.Invariant($"{Before.No} → {After.No}");

        public override string Message => $"Bước {Number} “{After.Text}”, {FieldWords.Vietnamese(Field)}: {Side(Old)} → {Side(New)}";

        public override string English => $"Step {Number} “{After.Text}”, {FieldWords.English(Field)}: {EnglishSide(Old)} → {EnglishSide(New)}";
    }

    private static string Side(string? said) => said is null ? "(không có)" : $"“{said}”";

    private static string EnglishSide(string? said) => said is null ? "(none)" : $"“{said}”";
}

/// <summary>What is said of a whole procedure.</summary>
public enum HeaderField { Name, Code, Variant, Edition, Agency, LegalLimit, Sets, Components, Fees, Results, LegalBasis, Forms }

/// <summary>What is said of a step.</summary>
public enum StepField { Text, Automation, Role, Limit, SharedLimit, Together, Route, Form, Documents, Products, Escalation }

internal static class FieldWords
{
    public static string Vietnamese(HeaderField field) => field switch
    {
        HeaderField.Name => "Tên thủ tục",
        HeaderField.Code => "Mã quy trình",
        HeaderField.Variant => "Trường hợp",
        HeaderField.Edition => "Lần ban hành",
        HeaderField.Agency => "Cơ quan",
        HeaderField.LegalLimit => "Thời hạn giải quyết",
        HeaderField.Sets => "Số bộ hồ sơ",
        HeaderField.Components => "Thành phần hồ sơ",
        HeaderField.Fees => "Phí, lệ phí",
        HeaderField.Results => "Kết quả",
        HeaderField.LegalBasis => "Căn cứ pháp lý",
        HeaderField.Forms => "Biểu mẫu",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string English(HeaderField field) => field switch
    {
        HeaderField.LegalLimit => "Time limit",
        HeaderField.LegalBasis => "Legal basis",
        _ => field.ToString(),
    };

    public static string Vietnamese(StepField field) => field switch
    {
        StepField.Text => "nội dung",
        StepField.Automation => "việc tự động",
        StepField.Role => "người thực hiện",
        StepField.Limit => "thời hạn",
        StepField.SharedLimit => "chung thời hạn với",
        StepField.Together => "đồng thời với",
        StepField.Route => "rẽ nhánh",
        StepField.Form => "biểu mẫu điện tử",
        StepField.Documents => "văn bản in",
        StepField.Products => "kết quả",
        StepField.Escalation => "đôn đốc",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string English(StepField field) => field switch
    {
        StepField.SharedLimit => "shares its limit with",
        StepField.Together => "at the same time as",
        _ => field.ToString().ToLowerInvariant(),
    };
}
