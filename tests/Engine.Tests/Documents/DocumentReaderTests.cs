using System.Text;
using System.Text.Json.Nodes;
using LaoCai.Workflows.Engine.Documents;

namespace LaoCai.Workflows.Engine.Tests.Documents;

public sealed class DocumentReaderTests
{
    private const string Small = """
        {"$schema":"x","id":"v1","definitionId":"cap-phep","name":"Cấp phép","version":3,"isLatest":true,"createdAt":"2026-01-05T01:00:00+00:00",
         "variables":[{"id":"v","name":"Kết quả","typeName":"Object","isArray":false,"value":null,"storageDriverTypeName":"S","lạ":1}],
         "inputs":[{"type":"String","name":"Ten","displayName":"Tên","uiHint":"single-line","storageDriverType":"D"}],
         "outputs":[{"type":"String","name":"Ra"}],"outcomes":["Done"],"customProperties":{"legalLimit":{"value":15,"unit":"workingDay"}},
         "options":{"autoUpdateConsumingWorkflows":false},"ownField":{"a":[1,2.50]},
         "root":{"type":"Elsa.Flowchart","id":"luong","nodeId":"Workflow1:luong","start":"bd","metadata":{"k":1},
          "activities":[{"id":"bd","type":"Elsa.Start","version":1,"metadata":{"designer":{"position":{"x":1,"y":2}}}},
           {"id":"viec","type":"Elsa.RunTask","taskName":{"typeName":"String","expression":{"type":"Literal","value":"viec"},"note":"x"},
            "result":{"typeName":"Object","memoryReference":{"id":"v"}},"bare":7},
           {"id":"trong","type":"Elsa.Flowchart","activities":[],"connections":[],"variables":[]}],
          "variables":[],"connections":[{"source":{"activity":"bd","port":"Done"},"target":{"activity":"viec","port":"In"},"vertices":[{"x":1,"y":2}]},
           {"source":"viec","target":"trong","sourcePort":"Done","targetPort":"In"}]}}
        """;

    [Fact]
    public void A_document_comes_back_from_writing_with_every_field_it_had()
    {
        DocumentReading first = DocumentReader.Read(Small);

        string written = DocumentWriter.Write(first.Document!);
        JsonNode again = JsonNode.Parse(written)!;

        first.Problems.ShouldBeEmpty();
        DocumentWriter.Write(DocumentReader.Read(written).Document!).ShouldBe(written);
        again["ownField"]!["a"]![1]!.ToJsonString().ShouldBe("2.50");
        again["variables"]![0]!["lạ"]!.GetValue<int>().ShouldBe(1);
        again["root"]!["activities"]![1]!["taskName"]!["note"]!.GetValue<string>().ShouldBe("x");
        again["root"]!["activities"]![1]!["bare"]!.GetValue<int>().ShouldBe(7);
        again["root"]!["start"]!.GetValue<string>().ShouldBe("bd");
        again["root"]!["connections"]![0]!["vertices"]![0]!["y"]!.GetValue<int>().ShouldBe(2);
        again["root"]!["connections"]![1]!["sourcePort"]!.GetValue<string>().ShouldBe("Done");
    }

    [Fact]
    public void Both_forms_of_a_connection_say_the_same()
    {
        FlowchartBody body = DocumentReader.Read(Small).Document!.Root.Flowchart!;

        body.Connections[0].ShouldSatisfyAllConditions(c => c.Source.ShouldBe("bd"), c => c.SourcePort.ShouldBe("Done"), c => c.Target.ShouldBe("viec"), c => c.Flat.ShouldBeFalse());
        body.Connections[1].ShouldSatisfyAllConditions(c => c.Source.ShouldBe("viec"), c => c.SourcePort.ShouldBe("Done"), c => c.Target.ShouldBe("trong"), c => c.Flat.ShouldBeTrue());
    }

    [Theory]
    [InlineData("", "document.not-json")]
    [InlineData("[]", "document.field.wrong-kind")]
    [InlineData("{\"definitionId\":\"a\"}", "document.field.missing")]
    [InlineData("{\"definitionId\":\"a\",\"definitionId\":\"b\",\"root\":{}}", "document.not-json")]
    [InlineData("{\"definitionId\":\"\\ud800\",\"root\":{\"id\":\"a\",\"type\":\"b\"}}", "document.not-json")]
    [InlineData("{\"definitionId\":\"a\",\"root\":{\"id\":\"l\",\"type\":\"Elsa.Flowchart\",\"activities\":7}}", "document.field.wrong-kind")]
    [InlineData("{\"definitionId\":\"a\",\"root\":{\"id\":\"l\",\"type\":\"Elsa.Flowchart\",\"connections\":[{\"source\":{}}]}}", "document.field.missing")]
    public void What_cannot_be_read_is_a_problem_with_a_code(string json, string code)
    {
        DocumentReading reading = DocumentReader.Read(json);

        reading.Document.ShouldBeNull();
        reading.Problems.ShouldContain(problem => problem.Code == code);
    }

    [Fact]
    public void Deep_nesting_and_great_size_are_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));

        DocumentReader.Read(deep).Problems.Single().Code.ShouldBe("document.not-json");
        DocumentReader.Read(new byte[DocumentReader.MaxBytes + 1]).Problems.Single().Code.ShouldBe("document.too-large");
    }

    [Fact]
    public void The_hash_is_of_the_content_and_not_of_its_spelling()
    {
        string hash = ContentHash.Of(DocumentReader.Read(Small).Document!);
        JsonNode otherwise = JsonNode.Parse(Small)!;
        JsonObject turned = new(otherwise.AsObject().Reverse().Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        turned["id"] = "v9";
        turned["version"] = 9;
        turned["isLatest"] = false;
        turned["isPublished"] = true;
        turned["createdAt"] = "2030-01-01T00:00:00Z";

        ContentHash.Of(DocumentReader.Read(turned.ToJsonString()).Document!).ShouldBe(hash);

        turned["name"] = "Khác";
        ContentHash.Of(DocumentReader.Read(turned.ToJsonString()).Document!).ShouldNotBe(hash);
        hash.ShouldMatch("^[0-9a-f]{64}$");
    }
}
