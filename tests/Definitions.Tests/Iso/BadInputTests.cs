using System.IO.Compression;
using System.Text;
using LaoCai.Workflows.Definitions.Iso;
using LaoCai.Workflows.Definitions.Iso.Package;
using LaoCai.Workflows.Definitions.Procedures;
using static LaoCai.Workflows.Definitions.Tests.Iso.Docx;

namespace LaoCai.Workflows.Definitions.Tests.Iso;

/// <summary>Files that are no readable document: one diagnostic with a code, never an exception.</summary>
public sealed class BadInputTests
{
    private static readonly byte[] Good = new Docx().Rows(["TT", "Nội dung", "Trách nhiệm", "Thời gian"], ["1", "Tiếp nhận", "Một cửa", "01 ngày"]).ToArray();

    public static TheoryData<string, byte[]> NotWord() => new()
    {
        { "LC1001", [] },
        { "LC1001", "Kính gửi các đồng chí"u8.ToArray() },
        { "LC1001", "%PDF-1.7"u8.ToArray() },
        { "LC1001", "{\\rtf1\\ansi}"u8.ToArray() },
        { "LC1001", "<html><body>1</body></html>"u8.ToArray() },
        { "LC1002", "PK\x03\x04"u8.ToArray() },
        { "LC1004", CompoundFile("WordDocument") },
        { "LC1003", CompoundFile("EncryptedPackage") },
    };

    [Theory]
    [MemberData(nameof(NotWord))]
    public void What_is_no_docx_is_told_by_its_kind(string code, byte[] file) => OnlyCode(file).ShouldBe(code);

    [Fact]
    public void A_table_without_rows_is_passed_over()
    {
        var reading = new Docx().Say("Thủ tục: Cấp phép").Xml("<w:tbl><w:tblPr/></w:tbl>").Xml("<w:tbl><w:tr/></w:tbl>").Read();

        reading.Procedures.ShouldBeEmpty();
        reading.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "LC1101");
    }

    [Fact]
    public void A_truncated_document_is_told()
    {
        foreach (var length in new[] { Good.Length - 1, Good.Length / 2, 40 })
            OnlyCode(Good[..length]).ShouldBe("LC1002");
    }

    [Theory]
    [InlineData("xl/workbook.xml", "LC1001")]
    [InlineData("ppt/presentation.xml", "LC1001")]
    public void Another_office_document_is_told(string main, string code) =>
        OnlyCode(Zip(("_rels/.rels", Relations($"<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"{main}\"/>")), (main, "<a/>"))).ShouldBe(code);

    [Fact]
    public void A_package_without_a_document_is_told() => OnlyCode(Zip(("a.txt", "a"))).ShouldBe("LC1010");

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("word/../../x")]
    [InlineData("..\\..\\x")]
    [InlineData("C:\\x")]
    public void Names_that_leave_the_package_are_refused(string name) =>
        OnlyCode(Zip(("word/document.xml", "<a/>"), (name, "x"))).ShouldBe("LC1008");

    [Fact]
    public void A_name_used_twice_is_refused() => OnlyCode(Zip(("word/document.xml", "<a/>"), ("WORD/document.xml", "<a/>"))).ShouldBe("LC1009");

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var bomb = Zip(("word/document.xml", new string(' ', 64 << 20)));
        var built = GC.GetAllocatedBytesForCurrentThread();

        OnlyCode(bomb).ShouldBe("LC1007");

        (GC.GetAllocatedBytesForCurrentThread() - built).ShouldBeLessThan(8L << 20, $"building took {built - before}");
    }

    [Fact]
    public void A_bomb_that_lies_about_its_size_is_refused_while_it_unpacks()
    {
        var bomb = Zip(("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" + new string(' ', 64 << 20)));
        Lie(bomb, size: 1000);

        IsoReader.Read(new MemoryStream(bomb)).Diagnostics.ShouldHaveSingleItem().Code.ShouldBeOneOf("LC1007", "LC1011", "LC1002");
    }

    [Fact]
    public void Too_many_entries_and_too_large_files_are_refused()
    {
        var limits = new DocumentLimits { Entries = 3, File = 1 << 20 };
        var many = Zip(("a", "a"), ("b", "b"), ("c", "c"), ("d", "d"));

        IsoReader.Read(new MemoryStream(many), limits).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1006");
        IsoReader.Read(new MemoryStream(new byte[2 << 20]), limits).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1005");
    }

    [Fact]
    public void More_text_blocks_or_nesting_than_a_document_has_is_refused()
    {
        var many = new Docx().Say([.. Enumerable.Repeat("a", 200)]).ToArray();
        var deep = new Docx().Xml(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 40)) + "<w:p/>" + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 40))).ToArray();
        var wrapped = new Docx().Xml(string.Concat(Enumerable.Repeat("<w:sdt>", 5_000)) + string.Concat(Enumerable.Repeat("</w:sdt>", 5_000))).ToArray();

        IsoReader.Read(new MemoryStream(many), new() { Blocks = 100 }).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1015");
        IsoReader.Read(new MemoryStream(many), new() { Text = 100 }).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1015");
        OnlyCode(deep).ShouldBe("LC1016");
        OnlyCode(wrapped).ShouldBe("LC1016");
    }

    [Fact]
    public void A_tag_of_half_a_million_attributes_is_refused_while_it_is_read()
    {
        var attributes = string.Concat(Enumerable.Range(0, 500_000).Select(number => $" a{number}=\"{number * 7919 % 1_000_003}\""));
        var before = new CountingStream(new Docx().Xml($"<w:p{attributes}/>").ToArray());

        IsoReader.Read(before).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("LC1015");

        before.Seen.ShouldBeLessThan(before.Length / 2);
    }

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "LC1012")]
    [InlineData("<!DOCTYPE a [<!ENTITY x \"y\"><!ENTITY z \"&x;&x;&x;\">]><a>&z;</a>", "LC1012")]
    [InlineData("<w:document xmlns:w=\"x\"><w:body>", "LC1011")]
    [InlineData("<a>&nbsp;</a>", "LC1011")]
    [InlineData("", "LC1011")]
    public void Entities_and_malformed_xml_are_told_with_their_part(string xml, string code)
    {
        var said = IsoReader.Read(new MemoryStream(Zip(("word/document.xml", xml)))).Diagnostics.ShouldHaveSingleItem();

        said.Code.ShouldBe(code);
        said.Message.ShouldContain("word/document.xml");
    }

    [Fact]
    public void What_lies_outside_the_file_is_named_and_never_fetched()
    {
        var main = Relations("<Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"http://example.invalid/a.xml\" TargetMode=\"External\"/>");
        var parts = Relations("<Relationship Id=\"a\" Type=\"x/attachedTemplate\" Target=\"file:///c:/a.dotm\" TargetMode=\"External\"/>"
            + "<Relationship Id=\"b\" Type=\"x/hyperlink\" Target=\"https://example.invalid\" TargetMode=\"External\"/>");
        using var stream = new MemoryStream();
        stream.Write(Good);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/_rels/document.xml.rels")?.Delete();
            using var entry = zip.CreateEntry("word/_rels/document.xml.rels").Open();
            entry.Write(Encoding.UTF8.GetBytes(parts));
        }

        OnlyCode(Zip(("_rels/.rels", main))).ShouldBe("LC1013");
        var reading = IsoReader.Read(stream);
        reading.Procedures.ShouldHaveSingleItem();
        reading.Diagnostics.ShouldContain(diagnostic => diagnostic.Code == "LC1014" && diagnostic.Severity == Severity.Warning);
    }

    [Fact]
    public void A_time_nobody_can_read_is_an_error_at_its_cell()
    {
        var reading = new Docx().Rows(["TT", "Nội dung", "Trách nhiệm", "Thời gian"], ["1", "Tiếp nhận", "Một cửa", "sớm nhất có thể"]).Read();

        var said = reading.Diagnostics.Where(diagnostic => diagnostic.Code == "LC1301").ShouldHaveSingleItem();
        said.Severity.ShouldBe(Severity.Error);
        said.Place.ShouldBe(new Place { Table = 1, Row = 2, Cell = 4 });
    }

    private static string OnlyCode(byte[] file)
    {
        var reading = IsoReader.Read(new MemoryStream(file));
        reading.Procedures.ShouldBeEmpty();
        var said = reading.Diagnostics.ShouldHaveSingleItem();
        said.Severity.ShouldBe(Severity.Error);
        return said.Code;
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }

        return stream.ToArray();
    }

    /// <summary>Overwrites the declared size of the only entry in the table of contents.</summary>
    private static void Lie(byte[] zip, int size)
    {
        var header = zip.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(header + 24), size).ShouldBeTrue();
    }

    private static string Relations(string inner) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inner}</Relationships>";

    /// <summary>A compound file whose directory, in the second sector, holds one stream name.</summary>
    private static byte[] CompoundFile(string stream)
    {
        var file = new byte[2048];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(file, 0);
        file[30] = 9;
        file[48] = 1;
        Encoding.Unicode.GetBytes(stream).CopyTo(file, 1024);
        return file;
    }

    /// <summary>Counts what was asked for.</summary>
    private sealed class CountingStream(byte[] file) : MemoryStream(file)
    {
        public long Seen { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            var read = base.Read(buffer);
            Seen += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = base.Read(buffer, offset, count);
            Seen += read;
            return read;
        }
    }
}
