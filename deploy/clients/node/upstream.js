// A model that says what it is told to, for checking clients. It listens on the port given, or on 9200.
import http from 'node:http';

const port = Number(process.argv[2] ?? 9200);

const usage = { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 };

const said = (request) => {
  const last = request.messages.at(-1);
  if (last.role === 'tool') {
    return { text: `It is ${last.content}.` };
  }
  if (request.tools && request.tool_choice !== 'none') {
    const name = request.tools[0].function.name;
    return { calls: [{ index: 0, id: 'call_1', type: 'function', function: { name, arguments: '{"city":"Paris"}' } }] };
  }
  return request.response_format ? { text: '{"city":"Paris","people":2}' } : { text: 'Hello there.' };
};

const whole = (answer) => ({
  id: 'c1',
  object: 'chat.completion',
  created: 7,
  model: 'small-1',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: answer.text ?? null, tool_calls: answer.calls },
      finish_reason: answer.calls ? 'tool_calls' : 'stop',
    },
  ],
  usage,
});

const chunks = (answer) => {
  const deltas = answer.calls ? [{ tool_calls: answer.calls }] : answer.text.match(/.{1,5}/gs).map((content) => ({ content }));
  return [
    [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }],
    ...deltas.map((delta) => [{ index: 0, delta, finish_reason: null }]),
    [{ index: 0, delta: {}, finish_reason: answer.calls ? 'tool_calls' : 'stop' }],
    [],
  ].map((choices) => ({
    id: 'c1',
    object: 'chat.completion.chunk',
    created: 7,
    model: 'small-1',
    choices,
    ...(choices.length ? {} : { usage }),
  }));
};

const answer = (request, response) => {
  const told = said(request);
  if (!request.stream) {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(whole(told)));
    return;
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  if (JSON.stringify(request.messages.at(-1)).includes('Break off')) {
    response.write(`data: ${JSON.stringify(chunks(told)[1])}\n\n`);
    response.end('data: {"error":{"message":"out of memory"}}\n\n');
    return;
  }
  chunks(told).forEach((chunk) => response.write(`data: ${JSON.stringify(chunk)}\n\n`));
  response.end('data: [DONE]\n\n');
};

http
  .createServer((request, response) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.end('{"object":"list","data":[{"id":"small-1","object":"model","created":5,"owned_by":"acme"}]}');
      return;
    }
    const body = [];
    request.on('data', (part) => body.push(part));
    request.on('end', () => answer(JSON.parse(Buffer.concat(body)), response));
  })
  .listen(port, '127.0.0.1', () => console.log(`A model listens on http://127.0.0.1:${port}/v1`));
