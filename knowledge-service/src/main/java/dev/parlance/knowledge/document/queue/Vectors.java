package dev.parlance.knowledge.document.queue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Vectors as they are kept: 32-bit floats, the lowest byte first. */
final class Vectors {

    private Vectors() {
    }

    /** In base 64, which the driver carries at half the cost of its hexadecimal. */
    static String written(float[] vector) {
        var bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    /** @param written in base 64, in lines as PostgreSQL breaks them or in one */
    static float[] read(String written) {
        byte[] bytes = Base64.getMimeDecoder().decode(written);
        float[] vector = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
        return vector;
    }
}
