using LaoCai.Workflows.Host.Printing;
using Scriban.Runtime;

namespace LaoCai.Workflows.Host.Tests.Printing;

public sealed class DocumentTemplateTests
{
    [Fact]
    public void A_value_is_escaped_wherever_it_stands()
    {
        var template = DocumentTemplate.Parse("t", """<p title="{{ name }}">{{ name }}</p>""", TimeProvider.System);

        var document = template.Render(new ScriptObject { ["name"] = """Trần "Lý" <script>alert('x')</script> & con""" }, TestContext.Current.CancellationToken);

        var html = document.ShouldBeOfType<RenderedDocument.Ready>().Html;
        html.ShouldNotContain("<script");
        html.ShouldBe("""<p title="Trần &quot;Lý&quot; &lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; con">Trần &quot;Lý&quot; &lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt; &amp; con</p>""");
    }

    [Fact]
    public void Text_that_a_template_captured_is_escaped_when_it_is_printed()
    {
        var template = DocumentTemplate.Parse("t", "{{ capture x }}<b>{{ name }}</b>{{ end }}{{ x }}", TimeProvider.System);

        var document = template.Render(new ScriptObject { ["name"] = "<i>" }, TestContext.Current.CancellationToken);

        document.ShouldBeOfType<RenderedDocument.Ready>().Html.ShouldNotContain("<b>");
    }

    [Theory]
    [InlineData("{{ while true }}a{{ end }}")]
    [InlineData("{{ for i in 1..1000000000 }}a{{ end }}")]
    [InlineData("{{ for i in 1..40; for j in 1..40; for k in 1..40; 'a'; end; end; end }}")]
    [InlineData("{{ func f(n); f(n + 1); end; f 1 }}")]
    [InlineData("{{ 'a' * 100000000 }}")]
    [InlineData("{{ x = 'aaaaaaaaaa'; for i in 1..30; x = x + x; end; x }}")]
    [InlineData("{{ x = [1]; for i in 1..40; x = x + x; end; x }}")]
    [InlineData("{{ x = 99999999999; for i in 1..30; x = x * x; end; x }}")]
    [InlineData("{{ 1 << 2000000000 }}")]
    [InlineData("{{ x = {}; x.x = x; x }}")]
    [InlineData("{{ include 'other' }}")]
    [InlineData("{{ object.eval '1' }}")]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ nothing_of_that_name }}")]
    [InlineData("{{ for i in 1..1500 }}{{ long }}{{ end }}")]
    public void A_template_that_wants_too_much_is_broken_off_and_prints_nothing(string source)
    {
        var template = DocumentTemplate.Parse("t", source, TimeProvider.System);

        var document = template.Render(new ScriptObject { ["long"] = new string('x', 1000) }, TestContext.Current.CancellationToken);

        var failed = document.ShouldBeOfType<RenderedDocument.Failed>();
        failed.Code.ShouldBe("template.failed");
        failed.Message.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("{{ if }}")]
    [InlineData("{{ for x in }}{{ end")]
    [InlineData("{{ ((((")]
    public void A_template_that_does_not_parse_says_so_and_is_not_rendered(string source)
    {
        var template = DocumentTemplate.Parse("t", source, TimeProvider.System);

        var document = template.Render([], TestContext.Current.CancellationToken);

        template.Fault.ShouldNotBeNull().ShouldContain("t(");
        document.ShouldBeOfType<RenderedDocument.Failed>().Code.ShouldBe("template.invalid");
    }

    [Fact]
    public void Deep_nesting_is_a_fault_of_the_template_and_not_of_the_process()
    {
        var source = "{{ " + new string('(', 50_000) + "1" + new string(')', 50_000) + " }}";

        var template = DocumentTemplate.Parse("t", source, TimeProvider.System);

        template.Fault.ShouldNotBeNull();
    }

    [Fact]
    public void A_template_longer_than_any_form_is_refused_unread()
    {
        var template = DocumentTemplate.Parse("t", new string('a', 200_000), TimeProvider.System);

        template.Fault.ShouldNotBeNull().ShouldContain("longer");
    }

    [Fact]
    public void A_caller_who_gives_up_gets_the_cancellation_and_not_a_document()
    {
        var template = DocumentTemplate.Parse("t", "{{ for i in 1..100 }}{{ i }}{{ end }}", TimeProvider.System);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Should.Throw<OperationCanceledException>(() => template.Render([], cancelled.Token));
    }
}
