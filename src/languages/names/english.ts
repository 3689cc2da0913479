import { nameLists } from './lists.ts';

/** Compiled for this project from names in common use in English-speaking countries.. */
export const english = nameLists({
  male: `James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Andrew Joshua Kenneth
    Kevin Brian George Edward Ronald Timothy Jason Jeffrey Jacob Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin
    Samuel Gregory Patrick Alexander Raymond Dennis Jerry Tyler Aaron Henry Peter Adam Nathan Zachary Walter Kyle Harold Jeremy
    Keith Roger Gerald Ethan Lawrence Terence Sean Albert Jesse Arthur Bryan Ralph Louis Philip Bobby Johnny Bradley Simon Oliver Harry
    Will Bill Mark Frank Jack Steven Paul Donald Douglas Tom Jim Joe Mike Bob Dave Steve Dan Matt Tony Ben Tim Greg Ken Jeff Andy Ted Fred Roy Alan
    Carl Gary Craig Howard Stuart Neil Ian Liam Noah Logan Mason Lucas Owen Wyatt Elijah`,
  female: `Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley Kimberly
    Emily Donna Michelle Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela
    Emma Nicole Helen Samantha Katherine Christine Debra Rachel Catherine Carolyn Janet Ruth Maria Heather Diane Julie Olivia Joyce
    Victoria Kelly Christina Joan Evelyn Lauren Judith Megan Andrea Cheryl Hannah Jacqueline Martha Gloria Teresa Ann Sara Madison Frances
    Grace Rose Alice Julia Jane Claire Sophie Ellen Charlotte Kate Liz Jenny Meg Beth Becky Cathy Annie Molly Lucy Eva Ella Mia Abigail Amelia Harriet Phoebe Daisy Clara Eleanor
    Sally Wendy Tina Paula Sheila Zoe Chloe Isabella Natalie Naomi Peggy Gwen Nora Audrey Erin`,
  unisex: `Taylor Morgan Casey Jamie Riley Avery Quinn Alex Robin Leslie Dana Jordan Cameron Skyler Rowan Peyton Reese Kendall Blair Sam`,
  surnames: `Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin Thompson
    Robinson Clark Lewis Lee Walker Hall Allen Young King Wright Scott Green Baker Adams Nelson Hill Campbell Mitchell Roberts Carter
    Phillips Evans Turner Parker Collins Edwards Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper Richardson Cox Howard
    Ward Peterson Gray James Watson Brooks Kelly Sanders Price Bennett Wood Barnes Ross Henderson Coleman Jenkins Perry Powell Long
    Patterson Hughes Washington Butler Simmons Foster Bryant Russell Griffin Hayes`,
});
