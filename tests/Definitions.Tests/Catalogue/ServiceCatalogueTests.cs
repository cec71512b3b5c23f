using LaoCai.Workflows.Definitions.Bpmn;
using LaoCai.Workflows.Definitions.Catalogue;
using LaoCai.Workflows.Definitions.Checks;
using LaoCai.Workflows.Definitions.Compilation;
using LaoCai.Workflows.Definitions.Elsa;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.IsoWriting;
using LaoCai.Workflows.Definitions.Procedures;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Definitions.Tests.Catalogue;

public sealed class ServiceCatalogueTests
{
    private static readonly ServiceCatalogue Catalogue = ServiceCatalogue.Shipped;

    [Fact]
    public void The_catalogue_counts_what_the_plan_counts()
    {
        Catalogue.Services.CountBy(service => service.Level).ShouldBe([new("province", 87), new("district", 16), new("commune", 2)], ignoreOrder: true);
        Catalogue.Services.CountBy(service => service.OnlineLevel).ShouldBe([new(3, 100), new(4, 5)], ignoreOrder: true);
        Catalogue.Places.Count(place => place.Kind == "district").ShouldBe(9);
        Catalogue.Places.Count(place => place.Kind == "commune").ShouldBe(164);
        Catalogue.Places.Count(place => place.Pilot).ShouldBe(5);
    }

    [Fact]
    public void Codes_are_unique_and_every_commune_lies_in_a_district()
    {
        Catalogue.Services.Select(service => service.Code).ShouldBeUnique();
        Catalogue.Places.Select(place => place.Code).ShouldBeUnique();
        var districts = Catalogue.Places.Where(place => place.Kind == "district").Select(place => place.Code).ToHashSet();
        Catalogue.Places.Where(place => place.Kind == "commune").ShouldAllBe(place => districts.Contains(place.Parent!));
    }

    [Fact]
    public void Every_service_has_a_draft_that_says_what_it_is_and_cannot_be_published()
    {
        foreach (var service in Catalogue.Services)
        {
            var draft = SurveyDraft.Of(service);
            var compiled = Compiler.Compile(draft, CheckContext.Nothing);

            compiled.Document.ShouldBeNull();
            compiled.Diagnostics.Where(diagnostic => diagnostic.Severity is Definitions.Procedures.Severity.Error).Select(diagnostic => diagnostic.Code).ShouldBe(["LC2503"], service.Code);
            draft.Steps.ShouldAllBe(step => step.Inferences.Any(inference => !inference.Confirmed));
            var definition = SurveyDraft.Definition(service);
            definition.IsPublished.ShouldBeFalse();
            definition.Name.ShouldContain(SurveyDrafts.Mark);
            DocumentReader.Read(DocumentWriter.Write(definition)).Problems.ShouldBeEmpty(service.Code);
        }
    }

    [Fact]
    public void A_draft_that_was_printed_and_handed_in_unchanged_is_refused()
    {
        using var printed = new MemoryStream();
        IsoDocumentWriter.Write([SurveyDraft.Printed(Catalogue.Services[0])], printed);
        printed.Position = 0;

        DocumentCompiler.Compile(IsoReader.Read(printed)).Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "LC2503");
    }

    [Fact]
    public void A_draft_stays_one_when_its_mark_and_name_are_taken_out_by_hand()
    {
        foreach (var service in Catalogue.Services)
        {
            var renamed = SurveyDraft.Of(service) with { Name = "Cấp giấy phép mới đặt tên", Variant = null };
            using var printed = new MemoryStream();
            IsoDocumentWriter.Write([renamed with { Steps = [.. renamed.Steps.Select(step => step with { Text = step.Text + " (sửa)", Detail = "" })] }], printed);
            printed.Position = 0;
            using var drawing = new MemoryStream(BpmnWriter.Write(renamed with { Steps = [.. renamed.Steps.Select(step => step with { Text = step.Text + " (sửa)" })] }));

            // The sign that nobody sees, whatever the steps say by now.
            Refused(IsoReader.Read(printed)).ShouldBeTrue(service.Code);
            Refused(BpmnReader.Read(drawing)).ShouldBeTrue(service.Code);
            // And the steps themselves, where the sign is gone as well.
            var bare = renamed with { SurveyOf = null };
            Compiler.Compile(bare, CheckContext.Nothing).Document.ShouldBeNull(service.Code);
            var definition = ElsaWriter.Write(bare);
            SurveyDrafts.Marks(definition with { CustomProperties = new Dictionary<string, System.Text.Json.JsonElement>(StringComparer.Ordinal) }).ShouldBeTrue(service.Code);
        }
    }

    [Fact]
    public void A_service_that_was_surveyed_and_works_as_usual_is_no_draft()
    {
        var usual = SurveyDraft.Of(Catalogue.Services[0]);
        var limit = new PrintedLimit(new(1, LaoCai.Workflows.Engine.Calendars.TimeUnit.WorkingDay), "01 ngày làm việc", UnitSource.Cell);
        var surveyed = usual with { Variant = null, SurveyOf = null, Steps = [.. usual.Steps.Select(step => step with { Time = limit.Text, Limit = limit })] };

        SurveyDrafts.Marks(surveyed).ShouldBeFalse();
        SurveyDrafts.Marks(ElsaWriter.Write(surveyed)).ShouldBeFalse();
    }

    private static bool Refused(Reading reading) => DocumentCompiler.Compile(reading).Diagnostics.Any(diagnostic => diagnostic.Code == "LC2503");
}
