package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ExeatTest {
  @Command(name = "hungry")
  private record Hungry(boolean elsewhere) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      OutOfMemoryError error = new OutOfMemoryError("Java heap space");
      if (elsewhere) {
        throw new IllegalStateException(new ExecutionException(error));
      }
      throw error;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tooLittleMemoryIsSaidWithWhatHelps(boolean elsewhere) {
    StringWriter err = new StringWriter();
    CommandLine command = Exeat.commandLine().addSubcommand(new Hungry(elsewhere));
    assertEquals(Exeat.BROKEN, command.setErr(new PrintWriter(err, true)).execute("hungry"));
    assertTrue(
        err.toString()
            .startsWith("exeat: the memory did not suffice (Java heap space; Java may use "),
        err.toString());
    assertTrue(err.toString().contains("EXEAT_JAVA_OPTS=-Xmx9g"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }
}
