/**
 * Words that count as one, first the one that stands for them: the equivalent words of the SPDX matching guidelines (SPDX 2.3 annex C.8),
 * other varietal spellings, and slips of the pen that are common in licence files.
 */
export const equalWords: readonly (readonly string[])[] = `
acknowledgment acknowledgement acknowlegement
acknowledgments acknowledgements
analog analogue
analyze analyse
artifact artefact
artifacts artefacts
authorization authorisation
authorized authorised
canceled cancelled
caliber calibre
capitalization capitalisation
catalog catalogue
categorize categorise
center centre
customize customise
defense defence
emphasized emphasised
favor favour
favorite favourite
fulfill fulfil fullfill
fulfillment fulfilment
honor honour
http https
initialize initialise
judgment judgement
labeling labelling
labor labour
license licence
licenses licences
licensed licenced
licensing licencing
licensor licenser licencor
maximize maximise
merchantability merchantibility merchantablity
minimize minimise
modeled modelled
modeling modelling
noncommercial noncomercial
noninfringement noninfringment
offense offence
optimize optimise
organization organisation
organizations organisations
organize organise
owner holder
owners holders
practice practise
program programme
realize realise
recognize recognise
redistributions redistribution
signaling signalling
sublicense sublicence
unauthorized unauthorised
utilization utilisation
utilize utilise
while whilst
wilful willful
warranties warrantys
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
