using System.Reflection;
using System.Text.RegularExpressions;
using LaoCai.Workflows.Host.Pages;
using LaoCai.Workflows.Host.Pages.Language;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace LaoCai.Workflows.Host.Tests.Pages;

public sealed partial class PageRulesTests
{
    private static readonly string Folder = RepositoryFolder.At("host", "Pages");

    [Fact]
    public void Every_page_says_who_may_see_it()
    {
        var pages = typeof(PagesFeature).Assembly.GetTypes().Where(type => type.GetCustomAttributes<RouteAttribute>().Any()).ToList();

        pages.Count.ShouldBeGreaterThan(8);
        pages.Where(page => page.GetCustomAttribute<AuthorizeAttribute>()?.Policy is null && page.GetCustomAttribute<AllowAnonymousAttribute>() is null)
            .Select(page => page.Name).ShouldBeEmpty();
    }

    [Fact]
    public void Every_posted_form_carries_its_token()
    {
        var forms = Sources("*.razor").SelectMany(file => PostedForm().Matches(File.ReadAllText(file)).Select(form => (Path.GetFileName(file), form.Value))).ToList();

        forms.Count.ShouldBeGreaterThan(6);
        forms.Where(form => !form.Value.Contains("<AntiforgeryToken />", StringComparison.Ordinal)).Select(form => form.Item1).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_in_a_page_needs_a_looser_content_security_policy()
    {
        var found = Sources("*.razor").Where(file => InlineStyleOrHandler().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Every_phrase_is_said_in_both_languages()
    {
        var phrases = typeof(PagesFeature).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(field => field.FieldType == typeof(Phrase))
            .Select(field => (Name: $"{field.DeclaringType!.Name}.{field.Name}", Phrase: (Phrase)field.GetValue(null)!))
            .ToList();

        phrases.Count.ShouldBeGreaterThan(150);
        phrases.Where(one => string.IsNullOrWhiteSpace(one.Phrase.Vietnamese) || string.IsNullOrWhiteSpace(one.Phrase.English)).ShouldBeEmpty();
        // An English text has no Vietnamese letters, but for names.
        phrases.Where(one => VietnameseLetter().IsMatch(one.Phrase.English.Replace("Lào Cai", "", StringComparison.Ordinal))).ShouldBeEmpty();
        // A Vietnamese text is written composed, so that a search and a screen reader find its letters.
        phrases.Where(one => !one.Phrase.Vietnamese.IsNormalized()).ShouldBeEmpty();
    }

    private static string[] Sources(string pattern) => Directory.GetFiles(Folder, pattern, SearchOption.AllDirectories);

    [GeneratedRegex("<form[^>]*method=\"post\".*?</form>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex PostedForm();

    [GeneratedRegex("\\sstyle=\"|\\son(click|load|change|input|error)=\"|<style|javascript:", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex InlineStyleOrHandler();

    [GeneratedRegex("[ăâđêôơưĂÂĐÊÔƠƯ\\u1EA0-\\u1EF9]", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex VietnameseLetter();
}
