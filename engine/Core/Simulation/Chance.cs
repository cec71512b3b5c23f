using System.Runtime.InteropServices;

namespace LaoCai.Workflows.Engine.Simulation;

/// <summary>
/// Chance as a value: the same seed and the same names give the same numbers, in any order and on any machine. Two runs that differ in
/// staffing only draw the same work for the same dossier, so that their difference is the staffing's.
/// </summary>
/// <param name="Seed">What everything is drawn from.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Chance(ulong Seed)
{
    /// <summary>Another chance, independent of this one, known by a number.</summary>
    public Chance Of(long name) => new(Mix(Seed ^ Mix((ulong)name + 0x9E3779B97F4A7C15)));

    /// <summary>A share: at least 0, less than 1.</summary>
    public double Share => (Mix(Seed) >> 11) * (1.0 / (1UL << 53));

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;

        return value ^ (value >> 31);
    }
}
