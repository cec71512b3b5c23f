import type { Element } from 'bpmn-js/lib/model/Types';
import type PopupMenu from 'diagram-js/lib/features/popup-menu/PopupMenu';
import type { PopupMenuEntries } from 'diagram-js/lib/features/popup-menu/PopupMenuProvider';
import type BpmnReplace from 'bpmn-js/lib/features/replace/BpmnReplace';
import { say } from '../words/language';
import { kinds, kindOf, shapeOf } from './kinds';

/** Change an element into another accepted kind; a foreign element can so be brought into the set. */
export class ReplaceMenuProvider {
  static readonly $inject = ['popupMenu', 'bpmnReplace'];

  constructor(popupMenu: PopupMenu, private readonly bpmnReplace: BpmnReplace) {
    popupMenu.registerProvider('bpmn-replace', this);
  }

  getPopupMenuEntries(target: unknown): PopupMenuEntries {
    const element = target as Element | Element[];
    if (Array.isArray(element)) return {};
    const family = familyOf(element.type);
    if (!family) return {};
    const current = kindOf(element.businessObject as Parameters<typeof kindOf>[0]);
    const entries: PopupMenuEntries = {};
    for (const kind of kinds) {
      if (kind === current || familyOf(kind.type) !== family) continue;
      entries[`replace.${kind.id}`] = {
        className: kind.icon,
        label: say(`kind.${kind.id}`),
        action: () => this.bpmnReplace.replaceElement(element, shapeOf(kind) as Parameters<BpmnReplace['replaceElement']>[1]),
      };
    }
    return entries;
  }
}

/** Elements that can turn into one another without losing their place in the flow. */
function familyOf(type: string): 'activity' | 'gateway' | 'start' | 'event' | undefined {
  if (/Task$|CallActivity$|SubProcess$|:Transaction$/.test(type)) return 'activity';
  if (type.endsWith('Gateway')) return 'gateway';
  if (type === 'bpmn:StartEvent') return 'start';
  if (type.endsWith('Event')) return 'event';
  return undefined;
}
