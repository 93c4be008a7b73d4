import { type ChildProcess, spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { fleet } from './fleet.ts';
import { medianOf, program, quantileOf, tell } from './measure.ts';

/** The first questions warm the server up, and are not counted. */
const warmUp = 500;

/** How long a warm server takes to answer `where` by purl over HTTP, one question at a time, on a connection that is kept. */
export async function benchWhere(): Promise<void> {
  const { folder, queries, assets, presences, components } = fleet();
  const server = spawn(process.execPath, [program, '--data', folder, 'up', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const url = await addressOf(server);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const floor: number[] = [];
    const subject: number[] = [];
    for (const query of queries) {
      floor.push((await ask(agent, `${url}/api/health`)).milliseconds);
      subject.push((await ask(agent, `${url}/api/where?q=${encodeURIComponent(query)}`)).milliseconds);
    }
    agent.destroy();
    const [base, times] = [floor.slice(warmUp), subject.slice(warmUp)];
    const spread = [0.5, 0.9, 0.99, 1].map((share) => `${share * 100}% ${quantileOf(times, share).toFixed(2)}`).join(', ');
    tell(
      'where over HTTP, p95 in ms',
      quantileOf(times, 0.95),
      3,
      `${spread} ms; an answer without content: ${medianOf(base).toFixed(2)} ms; ${presences} presences, ${components} components, ${assets} assets`,
    );
  } finally {
    server.kill();
  }
}

function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    server.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const address = /https?:\/\/\S+/.exec(text);
      if (address) resolve(address[0]);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
}

function ask(agent: Agent, url: string): Promise<{ readonly milliseconds: number; readonly bytes: number }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    get(url, { agent }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Uint8Array) => {
        bytes += chunk.length;
      });
      response.on('end', () => {
        if (response.statusCode === 200) resolve({ milliseconds: performance.now() - start, bytes });
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on('error', reject);
  });
}
