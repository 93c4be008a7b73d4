import { useComputedColorScheme } from '@mantine/core';
import { LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { tellNumber } from '../../words/counts.ts';
import { tellDay, tellMoment } from '../../words/times.ts';
import styles from './ask.module.css';
import type { Spread } from './spread.ts';

use([LineChart, GridComponent, TooltipComponent, SVGRenderer]);

const height = 150;

/** How the versions spread over time. Loaded only when there is something to draw. */
export function SpreadChart({ spread, colour }: { readonly spread: Spread; readonly colour: string }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme();
  const peak = Math.max(...spread.times.map((_, at) => spread.curves.reduce((sum, { counts }) => sum + counts[at]!, 0)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours come from the page, which changes with the scheme
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const chart = init(element, null, { renderer: 'svg', height });
    chart.setOption(optionOf(spread, colour, element, peak));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [spread, colour, scheme]);
  return (
    <figure className={styles.spread}>
      <figcaption>
        <h2>Assets by version over time</h2>
        <ul>
          {spread.curves.map(({ version }, index) => (
            <li key={version}>
              <i style={{ background: shade(colour, index, spread.curves.length) }} aria-hidden />
              {version}
            </li>
          ))}
        </ul>
      </figcaption>
      <div
        ref={place}
        role="img"
        aria-label={`From ${tellMoment(iso(spread.times[0]!))} to ${tellMoment(iso(spread.times.at(-1)!))}; at most ${peak} at a time.`}
      />
    </figure>
  );
}

function iso(time: number): string {
  return new Date(time).toISOString();
}

/** One hue, from strong to faint: the colours of truth stay free for the truth. */
function shade(colour: string, index: number, count: number): string {
  const part = count < 2 ? 100 : Math.round(100 - (index * 50) / (count - 1));
  return `color-mix(in oklab, var(${colour}) ${part}%, var(--ground))`;
}

function optionOf(spread: Spread, colour: string, element: HTMLElement, peak: number) {
  const resolve = (value: string) => {
    const probe = document.createElement('span');
    probe.style.color = value;
    element.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return toRgb(color);
  };
  const ink = resolve('var(--ink-3)');
  const line = resolve('var(--line)');
  return {
    animation: false,
    useUTC: true,
    textStyle: { fontFamily: getComputedStyle(element).fontFamily },
    grid: { left: peak > 9999 ? 52 : 36, right: 12, top: 10, bottom: 22 },
    xAxis: {
      type: 'time',
      min: spread.times[0],
      max: spread.times.at(-1),
      axisLine: { lineStyle: { color: line } },
      axisTick: { lineStyle: { color: line } },
      axisLabel: { color: ink, fontSize: 11, hideOverlap: true, formatter: (time: number) => tellMark(time, spread) },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      splitNumber: 3,
      axisLabel: { color: ink, fontSize: 11, formatter: tellNumber },
      splitLine: { lineStyle: { color: line } },
    },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: resolve('var(--raised)'),
      borderColor: resolve('var(--line-strong)'),
      textStyle: { color: resolve('var(--ink)'), fontSize: 12 },
      axisPointer: { lineStyle: { color: ink } },
    },
    series: spread.curves.map(({ version, counts }, index) => {
      const own = resolve(shade(colour, index, spread.curves.length));
      return {
        type: 'line',
        name: version,
        step: 'end',
        stack: 'all',
        symbol: 'none',
        lineStyle: { width: 1.5, color: own },
        itemStyle: { color: own },
        areaStyle: { color: own, opacity: 0.22 },
        data: counts.map((count, at) => [spread.times[at], count]),
      };
    }),
  };
}

/** A day, or within a few days the time of day too. */
function tellMark(time: number, { times }: Spread): string {
  const few = times.at(-1)! - times[0]! < 3 * 86_400_000;
  return few ? tellMoment(iso(time)) : tellDay(new Date(time));
}

/** Any colour of CSS as the drawing knows it. */
function toRgb(colour: string): string {
  const context = new OffscreenCanvas(1, 1).getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}
