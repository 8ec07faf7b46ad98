package org.exeat.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** A test of commands as their users call them, with what they say. */
abstract class CommandTest {
  /** The project's folder. */
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  /** Runs a command line; gives its exit code. */
  final int run(String... arguments) {
    return run(out, err, arguments);
  }

  static int run(StringWriter out, StringWriter err, String... arguments) {
    CommandLine command = Exeat.commandLine();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  /** Skips the test where the face networks' weights are not here. */
  static void needWeights() {
    assumeTrue(
        Files.isDirectory(HOME.resolve("faces/weights/node_modules")),
        "the weights are not here; ./exeat test fetches them");
    System.setProperty("exeat.home", HOME.toString());
  }
}
