// What: starts the small helps of a page. Every page works without them.
import { focusErrors } from './fouten.js';
import { guardForms } from './formulieren.js';
import { confirmFirst } from './bevestigen.js';
import { shortcuts } from './toetsen.js';
import { followProgress } from './voortgang.js';
import { foldMenus } from './menu.js';
import { keepDrafts } from './concepten.js';
import { lookAhead } from './vooruitblik.js';

focusErrors();
guardForms();
confirmFirst();
shortcuts();
followProgress();
foldMenus();
keepDrafts();
lookAhead();
