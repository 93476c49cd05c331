// Lets the clients speak to a running installation; only base address and key are set. See README.md.
import assert from 'node:assert/strict';

import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import Messages from '@anthropic-ai/sdk';
import { generateText, Output, stepCountIs, streamText, tool } from 'ai';
import OpenAI from 'openai';
import { z } from 'zod';

const address = process.env.PARLANCE_ADDRESS ?? 'http://localhost:8080';
const email = `clients-${Date.now()}@example.org`;

const post = async (path, body, token) => {
  const headers = { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  const answer = await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
};

const { access_token: token } = await post('/api/v1/auth/register', { name: 'Clients', email, password: 'secure_password_123' });
const { api_key: apiKey } = await post('/api/v1/auth/api-keys', { name: 'Clients' }, token);

const baseURL = `${address}/v1`;
const model = 'small-1';
const messages = [{ role: 'user', content: 'Say hello.' }];
const broken = [{ role: 'user', content: 'Break off.' }];
const parameters = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'], additionalProperties: false };
const form = z.object({ city: z.string(), people: z.number() });
const schema = { type: 'object', properties: { city: { type: 'string' }, people: { type: 'number' } }, required: ['city', 'people'], additionalProperties: false };

let passed = 0;
let failed = 0;

const check = async (name, body) => {
  try {
    await body();
    passed++;
    console.log(`ok      ${name}`);
  } catch (thrown) {
    failed++;
    console.log(`FAILED  ${name}\n${thrown.stack}`);
  }
};

const all = async (stream) => {
  const found = [];
  for await (const one of stream) {
    found.push(one);
  }
  return found;
};

// --- The official OpenAI client -----------------------------------------------------------------------------------

const openai = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const chatTool = { type: 'function', function: { name: 'weather', parameters } };
const responseTool = { type: 'function', name: 'weather', parameters, strict: true };

await check('openai: lists models', async () => {
  const ids = (await all(openai.models.list())).map((one) => one.id);
  assert.ok(ids.includes(model) && ids.includes('@parlance/extract'));
});

await check('openai: chat', async () => {
  const answer = await openai.chat.completions.create({ model, messages });
  assert.equal(answer.choices[0].message.content, 'Hello there.');
  assert.equal(answer.usage.total_tokens, 11);
});

await check('openai: chat as a stream, with usage', async () => {
  const stream = openai.chat.completions.stream({ model, messages, stream_options: { include_usage: true } });
  const answer = await stream.finalChatCompletion();
  assert.equal(answer.choices[0].message.content, 'Hello there.');
  assert.equal(answer.usage.total_tokens, 11);
});

await check('openai: chat with a tool that runs at the client', async () => {
  const run = openai.chat.completions.runTools({
    model,
    messages,
    tools: [{ type: 'function', function: { ...chatTool.function, parse: JSON.parse, function: ({ city }) => `warm in ${city}` } }],
  });
  assert.equal(await run.finalContent(), 'It is warm in Paris.');
});

await check('openai: chat with a tool, as a stream', async () => {
  const answer = await openai.chat.completions.stream({ model, messages, tools: [chatTool] }).finalChatCompletion();
  assert.equal(answer.choices[0].finish_reason, 'tool_calls');
  assert.deepEqual(JSON.parse(answer.choices[0].message.tool_calls[0].function.arguments), { city: 'Paris' });
});

await check('openai: chat with structured output', async () => {
  const response_format = { type: 'json_schema', json_schema: { name: 'form', strict: true, schema } };
  const answer = await openai.chat.completions.parse({ model, messages, response_format });
  assert.deepEqual(form.parse(answer.choices[0].message.parsed), { city: 'Paris', people: 2 });
});

await check('openai: unknown model', async () => {
  const asked = openai.chat.completions.create({ model: 'nobody', messages });
  await assert.rejects(asked, (thrown) => thrown instanceof OpenAI.NotFoundError && thrown.code === 'model_not_found');
});

await check('openai: wrong key', async () => {
  const asked = new OpenAI({ baseURL, apiKey: 'sk-wrong', maxRetries: 0 }).chat.completions.create({ model, messages });
  await assert.rejects(asked, OpenAI.AuthenticationError);
});

await check('openai: wrong member', async () => {
  const asked = openai.chat.completions.create({ model, messages, temperature: 'hot' });
  await assert.rejects(asked, (thrown) => thrown instanceof OpenAI.BadRequestError && thrown.param === 'temperature');
});

await check('openai: chat that breaks off', async () => {
  const stream = await openai.chat.completions.create({ model, messages: broken, stream: true });
  await assert.rejects(all(stream), /out of memory/);
});

await check('openai: response', async () => {
  const answer = await openai.responses.create({ model, input: 'Say hello.', instructions: 'Be kind.' });
  assert.equal(answer.output_text, 'Hello there.');
  assert.equal(answer.status, 'completed');
  assert.equal(answer.usage.input_tokens, 9);
});

await check('openai: response as a stream', async () => {
  const stream = openai.responses.stream({ model, input: messages });
  let text = '';
  stream.on('response.output_text.delta', (event) => (text += event.delta));
  const answer = await stream.finalResponse();
  assert.equal(text, 'Hello there.');
  assert.equal(answer.output_text, 'Hello there.');
});

await check('openai: response with a tool, and its result', async () => {
  const input = [{ role: 'user', content: 'How is the weather?' }];
  const first = await openai.responses.create({ model, input, tools: [responseTool] });
  const call = first.output.find((item) => item.type === 'function_call');
  assert.deepEqual(JSON.parse(call.arguments), { city: 'Paris' });
  input.push(...first.output, { type: 'function_call_output', call_id: call.call_id, output: 'warm' });
  const second = await openai.responses.create({ model, input, tools: [responseTool] });
  assert.equal(second.output_text, 'It is warm.');
});

await check('openai: response with a tool, as a stream', async () => {
  const answer = await openai.responses.stream({ model, input: messages, tools: [responseTool] }).finalResponse();
  assert.deepEqual(answer.output[0].parsed_arguments ?? JSON.parse(answer.output[0].arguments), { city: 'Paris' });
});

await check('openai: response with structured output', async () => {
  const text = { format: { type: 'json_schema', name: 'form', strict: true, schema } };
  const answer = await openai.responses.parse({ model, input: messages, text });
  assert.deepEqual(form.parse(answer.output_parsed), { city: 'Paris', people: 2 });
});

await check('openai: response that would need a store', async () => {
  const asked = openai.responses.create({ model, input: 'x', previous_response_id: 'resp_1' });
  await assert.rejects(asked, (thrown) => thrown instanceof OpenAI.BadRequestError && /not stored/.test(thrown.message));
});

await check('openai: response that breaks off', async () => {
  const stream = await openai.responses.create({ model, input: broken, stream: true });
  await assert.rejects(all(stream), /out of memory/);
});

// --- A framework: its provider for the OpenAI shape, and the one for responses ----------------------------------------

const compatible = createOpenAICompatible({ name: 'parlance', baseURL, apiKey, supportsStructuredOutputs: true, includeUsage: true });
const weather = tool({ inputSchema: z.object({ city: z.string() }), execute: async ({ city }) => `warm in ${city}` });

const framework = async (name, chosen) => {
  await check(`ai, ${name}: text`, async () => {
    const answer = await generateText({ model: chosen, prompt: 'Say hello.', maxRetries: 0 });
    assert.equal(answer.text, 'Hello there.');
    assert.equal(answer.usage.inputTokens, 9);
    assert.equal(answer.finishReason, 'stop');
  });

  await check(`ai, ${name}: stream`, async () => {
    const answer = streamText({ model: chosen, prompt: 'Say hello.', maxRetries: 0 });
    assert.equal((await all(answer.textStream)).join(''), 'Hello there.');
    assert.equal((await answer.usage).outputTokens, 2);
    assert.equal(await answer.finishReason, 'stop');
  });

  await check(`ai, ${name}: tools over two rounds`, async () => {
    const answer = await generateText({ model: chosen, prompt: 'How?', tools: { weather }, stopWhen: stepCountIs(3), maxRetries: 0 });
    assert.equal(answer.text, 'It is warm in Paris.');
    assert.equal(answer.steps.length, 2);
  });

  await check(`ai, ${name}: tools over two rounds, as a stream`, async () => {
    const answer = streamText({ model: chosen, prompt: 'How?', tools: { weather }, stopWhen: stepCountIs(3), maxRetries: 0 });
    assert.equal((await all(answer.textStream)).join(''), 'It is warm in Paris.');
  });

  await check(`ai, ${name}: structured output`, async () => {
    const answer = await generateText({ model: chosen, prompt: 'Which?', output: Output.object({ schema: form }), maxRetries: 0 });
    assert.deepEqual(answer.output, { city: 'Paris', people: 2 });
  });

  await check(`ai, ${name}: stream that breaks off`, async () => {
    const answer = streamText({ model: chosen, prompt: 'Break off.', maxRetries: 0, onError: () => {} });
    const parts = await all(answer.fullStream);
    assert.ok(parts.some((part) => part.type === 'error'), JSON.stringify(parts));
  });
};

await framework('chat', compatible(model));
await framework('responses', createOpenAI({ baseURL, apiKey }).responses(model));

await check('ai: unknown model', async () => {
  const asked = generateText({ model: compatible('nobody'), prompt: 'x', maxRetries: 0 });
  await assert.rejects(asked, (thrown) => thrown.statusCode === 404);
});

// --- The official client of the Messages shape ----------------------------------------------------------------------

const shaped = new Messages({ baseURL: address, apiKey, maxRetries: 0 });
const max_tokens = 50;
const messagesTool = { name: 'weather', input_schema: parameters };

await check('messages: answer', async () => {
  const answer = await shaped.messages.create({ model, max_tokens, messages });
  assert.equal(answer.content[0].text, 'Hello there.');
  assert.equal(answer.stop_reason, 'end_turn');
  assert.equal(answer.usage.output_tokens, 2);
});

await check('messages: stream', async () => {
  const stream = shaped.messages.stream({ model, max_tokens, messages, system: 'Be kind.' });
  assert.equal(await stream.finalText(), 'Hello there.');
  assert.equal((await stream.finalMessage()).usage.input_tokens, 9);
});

await check('messages: tool, and its result', async () => {
  const said = [...messages];
  const first = await shaped.messages.create({ model, max_tokens, messages: said, tools: [messagesTool] });
  const use = first.content.find((block) => block.type === 'tool_use');
  assert.deepEqual(use.input, { city: 'Paris' });
  said.push({ role: 'assistant', content: first.content });
  said.push({ role: 'user', content: [{ type: 'tool_result', tool_use_id: use.id, content: 'warm' }] });
  const second = await shaped.messages.create({ model, max_tokens, messages: said, tools: [messagesTool] });
  assert.equal(second.content[0].text, 'It is warm.');
});

await check('messages: tool, as a stream', async () => {
  const answer = await shaped.messages.stream({ model, max_tokens, messages, tools: [messagesTool] }).finalMessage();
  assert.deepEqual(answer.content[0].input, { city: 'Paris' });
  assert.equal(answer.stop_reason, 'tool_use');
});

await check('messages: unknown model', async () => {
  const asked = shaped.messages.create({ model: 'nobody', max_tokens, messages });
  await assert.rejects(asked, (thrown) => thrown instanceof Messages.NotFoundError && thrown.type === 'not_found_error');
});

await check('messages: wrong key', async () => {
  const asked = new Messages({ baseURL: address, apiKey: 'sk-wrong', maxRetries: 0 }).messages.create({ model, max_tokens, messages });
  await assert.rejects(asked, (thrown) => thrown instanceof Messages.AuthenticationError && thrown.type === 'authentication_error');
});

await check('messages: stream that breaks off', async () => {
  const stream = await shaped.messages.create({ model, max_tokens, messages: broken, stream: true });
  await assert.rejects(all(stream), /out of memory/);
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
