return await LaoCai.Workflows.Host.Commands.CommandTree.RunAsync(args);
