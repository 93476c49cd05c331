package dev.parlance.knowledge.embedding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

/**
 * A model in memory, loaded once per process and used by any number of threads; each call keeps its thread busy.
 *
 * <p>Texts go through one by one. In larger batches these quantized models are slower on a processor, need several times
 * the memory, and give a text other vectors depending on its neighbours, because one scale is chosen for a whole batch.
 */
final class BlockingOnnxModel {

    private static final Map<OnnxModel, BlockingOnnxModel> LOADED = new ConcurrentHashMap<>();
    private static final String VOCABULARY = "/bert-vocabulary-en.txt";
    /** What the models were trained for, less the marks at both ends. */
    private static final int LONGEST_WINDOW = 510;
    /** Beyond about 1,500 words a passage says more than one vector can hold. */
    private static final int MOST_WINDOWS = 4;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final WordPieces pieces;
    private final OnnxModel model;

    private BlockingOnnxModel(OnnxModel model) {
        this.model = model;
        this.pieces = new WordPieces(vocabulary());
        this.session = session(environment, model);
    }

    static BlockingOnnxModel loaded(OnnxModel model) {
        return LOADED.computeIfAbsent(model, BlockingOnnxModel::new);
    }

    /** The vector of a text, at length one. A long text is read in windows, and the vector is their weighted mean. */
    float[] embed(String text) {
        long[] all = pieces.of(text, LONGEST_WINDOW * MOST_WINDOWS);
        float[] sum = new float[OnnxModel.DIMENSIONS];
        for (int start = 0; start < all.length; start += LONGEST_WINDOW) {
            long[] window = Arrays.copyOfRange(all, start, Math.min(all.length, start + LONGEST_WINDOW));
            add(unit(run(window)), window.length, sum);
        }
        return unit(sum);
    }

    private float[] run(long[] window) {
        long[] ids = new long[window.length + 2];
        ids[0] = pieces.number("[CLS]");
        System.arraycopy(window, 0, ids, 1, window.length);
        ids[ids.length - 1] = pieces.number("[SEP]");
        try {
            return run(inputs(ids));
        } catch (OrtException failure) {
            throw new EmbeddingsUnavailable("The embedding model failed", failure);
        }
    }

    private Map<String, OnnxTensor> inputs(long[] ids) throws OrtException {
        long[] present = new long[ids.length];
        Arrays.fill(present, 1);
        var known = Map.of("input_ids", ids, "attention_mask", present, "token_type_ids", new long[ids.length]);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        for (String name : session.getInputNames()) {
            var values = LongBuffer.wrap(known.getOrDefault(name, present));
            inputs.put(name, OnnxTensor.createTensor(environment, values, new long[]{1, ids.length}));
        }
        return inputs;
    }

    private float[] run(Map<String, OnnxTensor> inputs) throws OrtException {
        try (var outputs = session.run(inputs)) {
            return pooled(((OnnxTensor) outputs.get(0)).getFloatBuffer());
        } finally {
            inputs.values().forEach(OnnxValue::close);
        }
    }

    private float[] pooled(FloatBuffer vectors) {
        float[] pooled = new float[OnnxModel.DIMENSIONS];
        float[] next = new float[OnnxModel.DIMENSIONS];
        do {
            vectors.get(next);
            add(next, 1, pooled);
        } while (model.pooling() == OnnxModel.Pooling.MEAN && vectors.hasRemaining());
        return pooled;
    }

    private static void add(float[] vector, float weight, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += weight * vector[i];
        }
    }

    private static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < vector.length && squares > 0; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private static OrtSession session(OrtEnvironment environment, OnnxModel model) {
        try (var options = new OrtSession.SessionOptions()) {
            // The lanes are the parallelism: one text is one thread's work, and idle threads must not spin.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // A plan for each length of text would be remembered and seldom used again.
            options.setMemoryPatternOptimization(false);
            return environment.createSession(bytes(model.resource()), options);
        } catch (OrtException failure) {
            throw new EmbeddingsUnavailable("The embedding model cannot be loaded", failure);
        }
    }

    private static Map<String, Integer> vocabulary() {
        Map<String, Integer> numbers = new HashMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(open(VOCABULARY), UTF_8))) {
            for (String piece = lines.readLine(); piece != null; piece = lines.readLine()) {
                numbers.put(piece, numbers.size());
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return numbers;
    }

    private static byte[] bytes(String resource) {
        try (var stream = open(resource)) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream open(String resource) {
        var stream = BlockingOnnxModel.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new EmbeddingsUnavailable(resource + " is not on the class path", null);
        }
        return stream;
    }
}
