package dev.parlance.knowledge.parsing.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import dev.parlance.knowledge.parsing.DocumentKind;
import dev.parlance.knowledge.parsing.Draft;
import dev.parlance.knowledge.parsing.FormatReader;
import dev.parlance.knowledge.parsing.ParsedDocument;
import dev.parlance.knowledge.parsing.Source;

/** A process whose text reader does what the text says, as a parser that a file has got the better of might. */
final class NaughtyReaders implements FormatReader {

    private static final long MEGABYTE = 1 << 20;

    private int documents;

    public static void main(String[] arguments) {
        ReaderMain.serve(List.of(new NaughtyReaders()));
    }

    static Launch launch(ProcessSettings settings) {
        Launch usual = Launch.find(settings).orElseThrow();
        List<String> classes = new ArrayList<>(usual.classes());
        classes.set(classes.size() - 1, NaughtyReaders.class.getName());
        return new Launch(usual.java(), classes, settings);
    }

    @Override
    public Set<DocumentKind> kinds() {
        return Set.of(DocumentKind.TEXT);
    }

    @Override
    public ParsedDocument read(Source source) throws IOException {
        documents++;
        String[] words = Files.readString(source.file()).split(" ", 2);
        Draft draft = new Draft(source.limits());
        String said = switch (words[0]) {
            case "hang" -> hang();
            case "spin" -> spin();
            case "memory" -> memory();
            case "flood" -> "word ".repeat((int) (MEGABYTE * 2 / 5));
            case "crash" -> crash();
            case "crash-later" -> documents > 1 ? crash() : "survived";
            case "garbage" -> garbage();
            case "print" -> print();
            case "offspring" -> offspring(Path.of(words[1]));
            case "environment" -> environment();
            case "litter" -> Files.createTempFile("litter", "").toString();
            case "fetch" -> fetch(words[1]);
            case "pid" -> pid();
            default -> words[0];
        };
        draft.paragraph(said, null);
        return draft.finish(null);
    }

    private static String hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException deaf) {
            return hang();
        }
        return "";
    }

    private static String spin() {
        long turns = 0;
        while (turns >= 0) {
            turns = turns + 1 & Long.MAX_VALUE;
        }
        return "";
    }

    private static String memory() {
        List<long[]> held = new ArrayList<>();
        while (held.size() < MEGABYTE) {
            held.add(new long[(int) MEGABYTE]);
        }
        return "" + held.size();
    }

    private static String crash() {
        Runtime.getRuntime().halt(77);
        return "";
    }

    private static String garbage() throws IOException {
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write(new byte[]{-1, -1, -1, -1, 1, 2, 3, 4, 5, 6, 7, 8});
        }
        return hang();
    }

    private static String print() {
        System.out.println("a library says hello");
        System.err.println("and goodbye");
        return "printed";
    }

    private static String offspring(Path told) throws IOException {
        Files.writeString(told, "" + new ProcessBuilder("sleep", "600").start().pid());
        return hang();
    }

    private static String environment() {
        Map<String, String> environment = System.getenv();
        return "knows " + environment.keySet() + " in " + System.getProperty("user.dir");
    }

    private static String fetch(String address) throws IOException {
        java.net.URI.create(address).toURL().openStream().close();
        return "fetched";
    }

    private static String pid() {
        return "pid " + ProcessHandle.current().pid();
    }
}
