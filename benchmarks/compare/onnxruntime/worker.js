// One ONNX Runtime program of the comparison: worker.js MODEL THREADS. Reads the input's name, shape and kind from the command line too,
// as "x:float:1,784", or "x:digit:1,784" where four fifths are 0; the numbers are those of fill.py.
'use strict';
const fs = require('fs');
const readline = require('readline');
const { createRequire } = require('module');
const ort = (process.env.ORT_HOME ? createRequire(process.env.ORT_HOME + '/') : require)('onnxruntime-node');

function uniform(name, count) {
  let seed = 2166136261;
  for (const byte of Buffer.from(name)) seed = Math.imul(seed ^ byte, 16777619) >>> 0;
  const values = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let x = (i + seed) >>> 0;
    x = Math.imul(x ^ (x >>> 16), 0x7feb352d) >>> 0;
    x = Math.imul(x ^ (x >>> 15), 0x846ca68b) >>> 0;
    x = (x ^ (x >>> 16)) >>> 0;
    values[i] = (x >>> 8) / 16777216;
  }
  return values;
}

async function main() {
  const [model, threads, input] = process.argv.slice(2);
  const [name, kind, dims] = input.split(':');
  const shape = dims.split(',').map(Number);
  const count = shape.reduce((a, b) => a * b, 1);
  const numbers = uniform(name, count);
  if (kind === 'digit') numbers.forEach((v, i) => { if (v < Math.fround(0.8)) numbers[i] = 0; });
  const below = Number(kind.split('<')[1]);
  const tensor = kind === 'float' || kind === 'digit'
    ? new ort.Tensor('float32', numbers, shape)
    : new ort.Tensor('int64', BigInt64Array.from(numbers, (v) => BigInt(Math.floor(Math.fround(v * below)))), shape);
  const session = await ort.InferenceSession.create(model, { intraOpNumThreads: Number(threads), interOpNumThreads: 1, graphOptimizationLevel: 'all' });
  const feeds = { [name]: tensor };
  const { y } = await session.run(feeds);
  console.log('ready ' + Array.from(y.data.slice(0, 10)).join(' '));
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [command, argument] = line.split(' ');
    if (command === 'run') {
      const start = process.hrtime.bigint();
      for (let i = 0; i < Number(argument); i++) await session.run(feeds);
      console.log(String(Number(process.hrtime.bigint() - start) / 1e9 / Number(argument)));
    } else if (command === 'memory') {
      console.log(/VmHWM:\s+(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1] + ' -1');
    }
  }
}

main().catch((error) => { console.log('error ' + String(error).replace(/\n/g, ' ')); process.exit(1); });
