using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests.Samples;

public sealed class ShippedSamplesTests
{
    public static TheoryData<string> Files => [.. ShippedSamples.Files.Keys];

    private static Reading Read(string file)
    {
        using var stream = new MemoryStream(ShippedSamples.Bytes(file));
        return IsoReader.Read(stream);
    }

    /// <summary>With <c>LAOCAI_WRITE_SAMPLES=1</c> the files are written instead, which is how they came to be.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_is_what_the_writer_writes(string file)
    {
        var path = Path.Combine(ShippedSamples.Folder, file);
        var written = ShippedSamples.Bytes(file);
        if (Environment.GetEnvironmentVariable("LAOCAI_WRITE_SAMPLES") == "1") File.WriteAllBytes(path, written);

        File.ReadAllBytes(path).ShouldBe(written);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_compiles_without_an_error_and_without_a_warning(string file)
    {
        var reading = Read(file);
        var compilations = reading.Procedures.Select(procedure => Compiler.Compile(procedure, CheckContext.Nothing)).ToList();

        reading.Diagnostics.Concat(compilations.SelectMany(one => one.Diagnostics))
            .Where(diagnostic => diagnostic.Severity is not Severity.Info)
            .Select(diagnostic => $"{diagnostic.Code} {diagnostic.Place}: {diagnostic.Message}")
            .ShouldBeEmpty();
        compilations.ShouldAllBe(one => one.Document != null);
    }

    [Theory]
    [InlineData("qt-ct-07-ban-buon-ruou.docx", 1, 7)]
    [InlineData("qt-tp-01-dang-ky-khai-sinh.docx", 1, 5)]
    [InlineData("qt-tp-12-xac-nhan-tinh-trang-hon-nhan.docx", 2, 5)]
    [InlineData("qtnb-vat-lieu-no-cong-nghiep.docx", 2, 10)]
    public void A_shipped_file_reads_as_many_procedures_and_steps_as_it_prints(string file, int procedures, int steps)
    {
        var reading = Read(file);

        reading.Procedures.Count.ShouldBe(procedures);
        reading.Procedures[0].Steps.Count.ShouldBe(steps);
    }

    [Fact]
    public void What_was_written_of_the_liquor_licence_is_read()
    {
        var written = LiquorLicence.Document[0];

        var read = Read("qt-ct-07-ban-buon-ruou.docx").Procedures.ShouldHaveSingleItem();

        (read.Name, read.Code, read.Edition, read.IssuedOn, read.Agency, read.Sets)
            .ShouldBe((written.Name, written.Code, written.Edition, written.IssuedOn, written.Agency, written.Sets));
        read.LegalLimit!.Limit.ShouldBe(written.LegalLimit!.Limit);
        read.Components.Select(component => component.Text).ShouldBe(written.Components.Select(component => component.Text));
        read.Fees.ShouldBe(written.Fees);
        read.Results.ShouldBe(written.Results);
        read.Forms.ShouldBe(written.Forms);
        read.LegalBasis.ShouldBe(written.LegalBasis);
        read.Steps.Select(step => (step.No, step.Text, step.Actor, step.Time)).ShouldBe(written.Steps.Select(step => (step.No, step.Text, step.Actor, step.Time)));
        read.Steps.Select(step => step.Limit).ShouldBe(written.Steps.Select(step => step.Limit));
        read.Steps.SelectMany(step => step.Products).ShouldBe(written.Steps.SelectMany(step => step.Products));
        Routes(read).ShouldBe(
        [
            "1 Phù hợp: next", "1 Chưa phù hợp: applicant", "3 Đủ điều kiện: next", "3 Không đủ điều kiện: next",
            "4 Đồng ý: next", "4 Không đồng ý: 3", "5 Đồng ý: next", "5 Không đồng ý: 3",
        ]);
    }

    [Fact]
    public void Both_variants_of_the_marital_status_are_read_with_their_shared_time()
    {
        var read = Read("qt-tp-12-xac-nhan-tinh-trang-hon-nhan.docx").Procedures;

        read.Select(procedure => procedure.Variant).ShouldBe(MaritalStatus.Document.Select(procedure => procedure.Variant));
        read.Select(procedure => procedure.LegalLimit!.Limit).ShouldBe(MaritalStatus.Document.Select(procedure => procedure.LegalLimit!.Limit));
        read[1].Steps.Select(step => step.Limit!.Limit.Value).ShouldBe([1m, 10m, 1.5m, 0.5m, 0.5m]);
        read.ShouldAllBe(procedure => procedure.Steps[3].Group == 1 && procedure.Steps[4].Group == 1);
        Routes(read[1]).ShouldBe(
            ["1 Hồ sơ đầy đủ, hợp lệ: next", "1 Hồ sơ chưa đầy đủ: applicant", "3 Hợp lệ: next", "3 Không hợp lệ: 2"]);
    }

    [Fact]
    public void The_stage_at_the_provincial_committee_leads_on_or_back_to_the_department()
    {
        var read = Read("qtnb-vat-lieu-no-cong-nghiep.docx").Procedures[0];

        Routes(read).Where(route => route.StartsWith('7')).ShouldBe(["7 Đủ điều kiện: next", "7 Từ chối: 3"]);
        read.Steps[9].Limit.ShouldBeNull();
        read.Steps.Take(9).Sum(step => LimitSum.Of(step.Limit!.Limit).Hours).ShouldBe(40);
    }

    private static IEnumerable<string> Routes(Procedure procedure) =>
        procedure.Steps.SelectMany(step => step.Outcomes, (step, outcome) => $"{step.No} {outcome.When}: {Name(outcome.To)}");

    private static string Name(RouteTarget target) => target switch
    {
        RouteTarget.ToStep to => $"{to.No}",
        _ => target.GetType().Name.ToLowerInvariant(),
    };
}
