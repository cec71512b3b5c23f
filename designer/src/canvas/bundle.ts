import type CommandStack from 'diagram-js/lib/command/CommandStack';

const COMMAND = 'bundle';

class BundleHandler {
  preExecute({ work }: { work: () => void }): void {
    work();
  }
}

/** Several commands that a person undoes as the one thing that they did. */
export class Bundle {
  static readonly $inject = ['commandStack'];

  constructor(private readonly commandStack: CommandStack) {
    commandStack.registerHandler(COMMAND, BundleHandler);
  }

  together(work: () => void): void {
    this.commandStack.execute(COMMAND, { work });
  }
}
