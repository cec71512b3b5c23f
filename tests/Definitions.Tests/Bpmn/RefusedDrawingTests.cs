using System.Text;
using LaoCai.Workflows.Definitions.Bpmn;

namespace LaoCai.Workflows.Definitions.Tests.Bpmn;

/// <summary>Files that are not read at all, and why.</summary>
public sealed class RefusedDrawingTests
{
    [Theory]
    [InlineData("<!DOCTYPE d [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><d>&a;</d>", "DOCTYPE")]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- trang mạng --><!doctype html><html/>", "DOCTYPE")]
    [InlineData("<a>\n<b></a>", "dòng 2")]
    [InlineData("xin chào", "dòng 1")]
    [InlineData("<html/>", "“html”")]
    public void Why_a_file_is_refused_is_told_in_words_of_our_own(string text, string told)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode })
        {
            using var stream = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

            var refused = BpmnReader.Read(stream).Diagnostics.ShouldHaveSingleItem();

            refused.Code.ShouldBe("LC2601");
            refused.Message.ShouldContain(told);
            refused.English.ShouldStartWith("The file is no readable BPMN drawing: it");
            refused.English.ShouldNotContain("DTD");
        }

        BpmnReader.Read(text).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain(told);
    }

    [Fact]
    public void A_tower_of_elements_and_an_endless_file_are_refused()
    {
        BpmnReader.Read(string.Concat(Enumerable.Repeat("<a>", 5_000))).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("lồng nhau");
        BpmnReader.Read("<a>" + new string(' ', 5_000_000)).Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("quá lớn");
        BpmnReader.Read($"<a>{string.Concat(Enumerable.Repeat("<b/>", 60_000))}</a>").Diagnostics.ShouldHaveSingleItem().Message.ShouldContain("50000 phần tử");
    }
}
