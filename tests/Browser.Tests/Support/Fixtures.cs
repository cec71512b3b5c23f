using LaoCai.Workflows.Browser.Tests.Support;

[assembly: AssemblyFixture(typeof(HostProcess))]
[assembly: AssemblyFixture(typeof(Chromium))]
