using CsCheck;
using LaoCai.Workflows.Definitions.Procedures;

namespace LaoCai.Workflows.Definitions.Tests;

/// <summary>Random procedures with every kind of route, all of whose targets exist.</summary>
internal static class Generated
{
    private static readonly string[] Words = ["Phù hợp", "Chưa phù hợp", "Đồng ý", "Không đồng ý", "Cần xác minh \"thêm\"", "Đủ điều kiện; ký", "Trả lại <a>", "Ý kiến khác\\"];

    private static readonly string[] Roles = ["specialist", "unitHead", "agencyHead", "clerk"];

    /// <summary>Linear procedures of 1 to 9 steps with jumps in both directions, supplements and ends.</summary>
    public static readonly Gen<Procedure> Procedures =
        from count in Gen.Int[1, 9]
        from outcomes in OutcomesOf(count).Array[count]
        from roles in Gen.Int[0, Roles.Length - 1].Select(index => Roles[index]).Array[count]
        from together in Gen.Int[0, 4].Array[count]
        select Given.Procedure([.. Enumerable.Range(1, count).Select(no =>
            Given.Step(no, roles[no - 1], outcomes[no - 1]) with { Together = together[no - 1] == 0 ? no / 2 : null })]);

    private static Gen<Outcome[]> OutcomesOf(int count) =>
        from some in Gen.Int[0, 3]
        from words in Gen.Shuffle(Words, some)
        from targets in TargetOf(count).Array[some]
        select words.Zip(targets, (when, to) => new Outcome(when, to)).ToArray();

    private static Gen<RouteTarget> TargetOf(int count) => Gen.OneOf(
        Gen.Const(Given.Next), Gen.Const(Given.Next), Gen.Const(Given.Applicant), Gen.Const(Given.End), Gen.Int[1, count].Select(Given.To));
}
