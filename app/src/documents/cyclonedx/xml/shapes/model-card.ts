import { attribute, choices, lazy, list, number, object, repeated, type Shape, text } from '../shape.ts';
import { attachment, dataGovernance, externalReferences, graphics, organization, properties } from './parts.ts';

const contents: Shape = object({ attachment, url: text, properties });
export const componentData: Shape = object({
  'bom-ref': attribute(),
  type: text,
  name: text,
  contents,
  classification: text,
  sensitiveData: repeated(text),
  graphics,
  description: text,
  governance: dataGovernance,
});
const approach: Shape = object({ type: text });
const input: Shape = object({ format: text });
const output: Shape = object({ format: text });
const modelParameters: Shape = object({
  approach,
  task: text,
  architectureFamily: text,
  modelArchitecture: text,
  datasets: choices({ element: 'ref', shape: text, wrap: 'ref' }, { element: 'dataset', shape: lazy(() => componentData) }),
  inputs: list('input', input),
  outputs: list('output', output),
});
const confidenceInterval: Shape = object({ lowerBound: text, upperBound: text });
const performanceMetric: Shape = object({ type: text, value: text, slice: text, confidenceInterval });
const quantitativeAnalysis: Shape = object({ performanceMetrics: list('performanceMetric', performanceMetric), graphics });
const ethicalConsideration: Shape = object({ name: text, mitigationStrategy: text });
const energyMeasure: Shape = object({ value: number, unit: text });
const energyProvider: Shape = object({
  'bom-ref': attribute(),
  description: text,
  organization,
  energySource: text,
  energyProvided: energyMeasure,
  externalReferences,
});
const energyConsumption: Shape = object({
  activity: text,
  energyProviders: repeated(energyProvider),
  activityEnergyCost: energyMeasure,
  co2CostEquivalent: energyMeasure,
  co2CostOffset: energyMeasure,
  properties,
});
const environmentalConsiderations: Shape = object({ energyConsumptions: list('energyConsumption', energyConsumption), properties });
const fairnessAssessment: Shape = object({ groupAtRisk: text, benefits: text, harms: text, mitigationStrategy: text });
const considerations: Shape = object({
  users: list('user', text),
  useCases: list('useCase', text),
  technicalLimitations: list('technicalLimitation', text),
  performanceTradeoffs: list('performanceTradeoff', text),
  ethicalConsiderations: list('ethicalConsideration', ethicalConsideration),
  environmentalConsiderations,
  fairnessAssessments: list('fairnessAssessment', fairnessAssessment),
});
/** Models and data sets. */
export const modelCard: Shape = object({ 'bom-ref': attribute(), modelParameters, quantitativeAnalysis, considerations, properties });
