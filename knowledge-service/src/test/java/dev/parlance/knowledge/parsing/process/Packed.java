package dev.parlance.knowledge.parsing.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Makes packed files, also such as no program would write. */
final class Packed {

    private static final int MEGABYTE = 1 << 20;

    private Packed() {
    }

    static byte[] of(Map<String, String> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The file with one of its parts changed. */
    static byte[] with(byte[] file, String name, UnaryOperator<String> change) throws IOException {
        Map<String, byte[]> parts = parts(file);
        byte[] before = parts.getOrDefault(name, new byte[0]);
        parts.put(name, change.apply(new String(before, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        return written(parts);
    }

    /** The file with any one of its parts changed. */
    static byte[] withOne(byte[] file, Random random, UnaryOperator<byte[]> change) throws IOException {
        Map<String, byte[]> parts = parts(file);
        List<String> names = parts.entrySet().stream().filter(part -> part.getValue().length > 0)
                .map(Map.Entry::getKey).toList();
        parts.computeIfPresent(names.get(random.nextInt(names.size())), (name, part) -> change.apply(part));
        return written(parts);
    }

    /** A file whose one part unpacks to so many zeros: the stretch that stands for a megabyte comes again and again. */
    static byte[] zeros(String name, int megabytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        byte[] first = stretch(deflater);
        byte[] further = stretch(deflater);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(first);
        for (int written = 1; written < megabytes; written++) {
            stream.writeBytes(further);
        }
        stream.writeBytes(new byte[]{3, 0});
        return written(name, stream.toByteArray(), Math.min((long) megabytes * MEGABYTE, 0xFFFF_FFFEL));
    }

    private static byte[] stretch(Deflater deflater) {
        deflater.setInput(new byte[MEGABYTE]);
        byte[] out = new byte[MEGABYTE];
        int length = deflater.deflate(out, 0, out.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(out, length);
    }

    private static byte[] written(String name, byte[] packed, long size) {
        byte[] title = name.getBytes(StandardCharsets.UTF_8);
        ByteBuffer zip = ByteBuffer.allocate(packed.length + 2 * title.length + 200).order(ByteOrder.LITTLE_ENDIAN);
        zip.putInt(0x04034b50).putShort((short) 20).putShort((short) 0);
        header(zip, packed.length, size, title.length).put(title).put(packed);
        int directory = zip.position();
        zip.putInt(0x02014b50).putShort((short) 20).putShort((short) 20).putShort((short) 0);
        header(zip, packed.length, size, title.length).putShort((short) 0).putShort((short) 0).putShort((short) 0)
                .putInt(0).putInt(0).put(title);
        int end = zip.position();
        zip.putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1).putInt(end - directory)
                .putInt(directory).putShort((short) 0);
        return Arrays.copyOf(zip.array(), zip.position());
    }

    private static ByteBuffer header(ByteBuffer zip, int packed, long size, int title) {
        return zip.putShort((short) 8).putInt(0).putInt(0).putInt(packed).putInt((int) size)
                .putShort((short) title).putShort((short) 0);
    }

    private static Map<String, byte[]> parts(byte[] file) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static byte[] written(Map<String, byte[]> parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            parts.forEach((name, content) -> add(zip, name, content));
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
