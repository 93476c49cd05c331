package dev.parlance.knowledge.parsing.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a process that reads is started: the Java this service runs on, the classes this service has, nothing of its environment.
 *
 * <p>The classes come from the class path, from the folders and jars of a class loader, or, where they lie in jars within one jar, by
 * way of the launcher that jar brings along.
 */
record Launch(Path java, List<String> classes, ProcessSettings settings) {

    private static final String MAIN = ReaderMain.class.getName();

    private static final String NESTED_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    /** Empty where there is no Java to start. */
    static Optional<Launch> find(ProcessSettings settings) {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", onWindows() ? "java.exe" : "java");
        return Files.isExecutable(java) ? Optional.of(new Launch(java, ownClasses(), settings)) : Optional.empty();
    }

    Process start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(folder)).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    List<String> command(Path folder) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(memory());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError", "-XX:+DisplayVMOutputToStderr", "-XX:-CreateCoredumpOnCrash",
                "-XX:+DisableAttachMechanism"));
        command.addAll(quiet(folder));
        command.addAll(List.of("-Djavax.xml.accessExternalDTD=", "-Djavax.xml.accessExternalSchema=",
                "-Djavax.xml.accessExternalStylesheet="));
        command.addAll(classes);
        return command;
    }

    private List<String> memory() {
        return List.of("-Xms16m", "-Xmx" + settings.heap().toMegabytes() + "m", "-XX:MaxMetaspaceSize=192m",
                "-XX:MaxDirectMemorySize=32m", "-XX:ReservedCodeCacheSize=48m", "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30");
    }

    private static List<String> quiet(Path folder) {
        return List.of("-Djava.awt.headless=true", "-Dfile.encoding=UTF-8", "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder, "-Dpdfbox.fontcache=" + folder,
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider");
    }

    private static List<String> ownClasses() {
        List<URL> loaded = ReaderMain.class.getClassLoader() instanceof URLClassLoader loader
                ? List.of(loader.getURLs())
                : List.of();
        if (loaded.stream().anyMatch(url -> !url.getProtocol().equals("file"))) {
            return List.of("-Dloader.main=" + MAIN, "-cp", absolute(System.getProperty("java.class.path", "")),
                    NESTED_LAUNCHER);
        }
        String path = loaded.isEmpty()
                ? System.getProperty("java.class.path", "")
                : loaded.stream().map(Launch::file).collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", absolute(path), MAIN);
    }

    /** The process works in another folder. */
    private static String absolute(String path) {
        Stream<String> entries = Arrays.stream(path.split(File.pathSeparator)).filter(entry -> !entry.isEmpty());
        return entries.map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String file(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException unusual) {
            return url.getPath();
        }
    }

    private static boolean onWindows() {
        return File.separatorChar == '\\';
    }
}
