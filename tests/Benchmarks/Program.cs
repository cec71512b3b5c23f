using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LaoCai.Workflows.Benchmarks.Store;

// From the root: dotnet run -c Release --project tests/Benchmarks -- store [clients] [seconds] [committers]
if (args is ["store", ..])
{
    int Number(int place, int otherwise) => args.Length > place ? int.Parse(args[place], CultureInfo.InvariantCulture) : otherwise;
    await CompletionProbe.Run(Number(1, 16), Number(2, 8), Number(3, 1));
    return;
}

// From the root: dotnet run -c Release --project tests/Benchmarks -- --filter '*'
// In the process itself, because projects that the tool generates do not follow the rules of this repository.
BenchmarkSwitcher.FromAssembly(typeof(CompletionProbe).Assembly).Run(args, DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithArtifactsPath(Path.Combine("artifacts", "benchmarks")));
