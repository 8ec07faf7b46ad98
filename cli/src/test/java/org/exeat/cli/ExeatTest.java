package org.exeat.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ExeatTest {
  @Command(name = "hungry")
  private record Hungry(String memory, boolean wrapped) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      OutOfMemoryError error = new OutOfMemoryError(memory);
      if (wrapped) {
        throw new IllegalStateException(new ExecutionException(error));
      }
      throw error;
    }
  }

  private static String said(Hungry hungry) {
    StringWriter err = new StringWriter();
    CommandLine command = Exeat.commandLine().addSubcommand(hungry);
    assertEquals(Exeat.BROKEN, command.setErr(new PrintWriter(err, true)).execute("hungry"));
    return err.toString();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void tooLittleHeapIsSaidWithWhatHelps(boolean wrapped) {
    String said = said(new Hungry("Java heap space", wrapped));
    long most = Runtime.getRuntime().maxMemory() >> 20;
    assertEquals(
        "exeat: the memory did not suffice (Java heap space). Java may use "
            + most
            + " MiB of heap; EXEAT_JAVA_OPTS=-Xmx"
            + 2 * most
            + "m allows twice as much",
        said.strip());
  }

  @Test
  void moreHeapIsNotAdvisedWhereItIsNotWhatLacks() {
    assertEquals(
        "exeat: the memory did not suffice (unable to create native thread)",
        said(new Hungry("unable to create native thread", false)).strip());
  }
}
