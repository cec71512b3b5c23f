import type { Element } from 'bpmn-js/lib/model/Types';
import type EventBus from 'diagram-js/lib/core/EventBus';
import RuleProvider from 'diagram-js/lib/features/rules/RuleProvider';
import { isAccepted } from './kinds';

const BEFORE_BPMN_RULES = 1500;

/**
 * Keeps what the compiler does not accept from being drawn or pasted. What a foreign file already
 * holds stays, and is named by a diagnostic: nothing is dropped silently.
 */
export class AcceptedRules extends RuleProvider {
  static override readonly $inject = ['eventBus'];

  // eslint-disable-next-line @typescript-eslint/no-useless-constructor -- the injector reads the parameters of the class that it makes
  constructor(eventBus: EventBus) {
    super(eventBus);
  }

  override init(): void {
    this.addRule(['shape.create', 'shape.append'], BEFORE_BPMN_RULES, (context: { shape?: Element }) =>
      refusing(context.shape ? [context.shape] : []),
    );
    this.addRule('elements.create', BEFORE_BPMN_RULES, (context: { elements: Element[] }) => refusing(context.elements));
    this.addRule('element.copy', BEFORE_BPMN_RULES, (context: { element: Element }) => refusing([context.element]));
    this.addRule('shape.attach', BEFORE_BPMN_RULES, () => false); // boundary events: a step's limit has its own policy
  }
}

/** False where one element is outside the accepted set; undefined asks the next rule. */
function refusing(elements: Element[]): false | undefined {
  return elements.every((element) => isAccepted(element.type)) ? undefined : false;
}
