import type Create from 'diagram-js/lib/features/create/Create';
import type GlobalConnect from 'diagram-js/lib/features/global-connect/GlobalConnect';
import type HandTool from 'diagram-js/lib/features/hand-tool/HandTool';
import type LassoTool from 'diagram-js/lib/features/lasso-tool/LassoTool';
import type Palette from 'diagram-js/lib/features/palette/Palette';
import type { PaletteEntries, PaletteEntry } from 'diagram-js/lib/features/palette/PaletteProvider';
import type SpaceTool from 'diagram-js/lib/features/space-tool/SpaceTool';
import type ElementFactory from 'bpmn-js/lib/features/modeling/ElementFactory';
import { say } from '../words/language';
import { kinds, shapeOf } from './kinds';

/** The palette: four tools, then what the compiler accepts and nothing else. */
export class PaletteProvider {
  static readonly $inject = [
    'palette', 'create', 'elementFactory', 'spaceTool', 'lassoTool', 'handTool', 'globalConnect',
  ];

  constructor(
    palette: Palette,
    private readonly create: Create,
    private readonly elementFactory: ElementFactory,
    private readonly spaceTool: SpaceTool,
    private readonly lassoTool: LassoTool,
    private readonly handTool: HandTool,
    private readonly globalConnect: GlobalConnect,
  ) {
    palette.registerProvider(this);
  }

  getPaletteEntries(): PaletteEntries {
    const entries: PaletteEntries = {
      'hand-tool': this.tool('hand', 'H', (event) => this.handTool.activateHand(event)),
      'lasso-tool': this.tool('lasso', 'L', (event) => this.lassoTool.activateSelection(event as MouseEvent)),
      'space-tool': this.tool('space', 'S', (event) => this.spaceTool.activateSelection(event as MouseEvent, false, false)),
      'connect-tool': this.tool('connection-multi', 'C', (event) => this.globalConnect.start(event, false)),
      'tool-separator': { group: 'tools', separator: true, action: {} },
    };
    for (const kind of kinds) {
      entries[`create.${kind.id}`] = this.creates('kinds', kind.icon, say(`kind.${kind.id}.create`), () =>
        this.elementFactory.createShape(shapeOf(kind)),
      );
    }
    entries['create.lanes'] = this.creates('lanes', 'bpmn-icon-participant', say('kind.lanes.create'), () =>
      this.elementFactory.createParticipantShape(),
    );
    return entries;
  }

  private tool(name: 'hand' | 'lasso' | 'space' | 'connection-multi', shortcut: string, click: (event: Event) => void): PaletteEntry {
    const icon = name === 'connection-multi' ? name : `${name}-tool`;
    return { group: 'tools', className: `bpmn-icon-${icon}`, title: `${say(`tool.${name}`)} (${shortcut})`, shortcut, action: { click } };
  }

  private creates(group: string, className: string, title: string, make: () => ReturnType<ElementFactory['createShape']>): PaletteEntry {
    const start = (event: Event): void => this.create.start(event, make());
    return { group, className, title, action: { click: start, dragstart: start } };
  }
}
