package org.exeat.server.provider;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Starts and ends a {@link ProviderProcess}, on the class path of nothing of Exeat's but itself.
 */
public final class MadeProvider implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Writer in;
  private final int port;

  /** Starts one, on any port that is free. */
  public MadeProvider() throws IOException {
    String own =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(p ->
                Path.of(p)
                        .getFileName()
                        .toString()
                        .matches(
                            "(spring|tomcat|jackson-(core|databind|annotations)|nimbus|jakarta|micrometer-(observation|commons)|commons-logging|jspecify|slf4j|logback|log4j|jul).*")
                    || new File(p, "org/exeat/server/provider/ProviderProcess.class").exists())
            .collect(Collectors.joining(File.pathSeparator));
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                own,
                ProviderProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    out = process.inputReader(StandardCharsets.UTF_8);
    in = process.outputWriter(StandardCharsets.UTF_8);
    String said = out.readLine();
    if (said == null) {
      throw new IOException("the provider did not start");
    }
    port = Integer.parseInt(said);
  }

  /** Another site than 127.0.0.1 is, as a browser sees it. */
  public String issuer() {
    return "http://localhost:" + port;
  }

  /**
   * Makes it know its client, instead of the one before.
   *
   * @param address where the client is
   */
  public void know(String address, String secret) throws IOException {
    in.write(address + " " + secret + "\n");
    in.flush();
    if (!"known".equals(out.readLine())) {
      throw new IOException("the provider has ended");
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
    process.destroy();
  }
}
