import { find, foldDraft, phrases } from '../scoring/phrases.js';

/** What people write who want the brand to suffer, not their case solved. */
const REVENGE = phrases(
  'hasta (hundir|arruinar|cerrar)~|voy a (hundir|arruinar|seguir|joder)~|no (voy a |pienso )?parar(e)?~|os vais a (enterar|arrepentir)|se van a (enterar|arrepentir)|te vas a arrepentir',
  'da igual lo que (conteste|digais|digan|respond)~|me da igual lo que|quiero (veros|verlos|verte) (cerrar|hundid|arruinad)~|ojala (cerreis|cierren|os arruineis|se hundan|quebreis|quiebren)',
  "(will|won't|not going to|never) (stop|rest) until|hope you (go|all) (bankrupt|bust|under|rot|close)~|burn (you|it|them) (down|to)|make sure (everyone|everybody|you) ___ (know|regret|pay|suffer)~|you will (regret|pay)|take you down|destroy (you|this company|your)",
  "doesn't matter what you (say|answer|reply)|no matter what you (say|answer|reply)|don't bother (replying|answering)",
);

/** Whether a post wants revenge and no answer. */
export function isVindictive(text: string): boolean {
  return find(foldDraft(text), REVENGE) !== null;
}
