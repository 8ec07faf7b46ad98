package org.exeat.cli;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Tables and progress for people at a terminal. */
final class Terminal {
  private Terminal() {}

  /** A progress bar with the time left on the error stream; silent where nobody watches. */
  static ProgressBar progress(String task) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(1)
            .setUpdateIntervalMillis(500)
            .clearDisplayOnFinish();
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      builder.setConsumer(new DelegatingProgressBarConsumer(frame -> {}));
    }
    return builder.build();
  }

  /** Text from outside without characters that would move the cursor or paint. */
  static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  /** Rows under their headings, in columns. */
  static String table(List<String> headings, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(headings);
    rows.forEach(row -> all.add(row.stream().map(Terminal::plain).toList()));
    int[] widths = new int[headings.size()];
    for (List<String> row : all) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        line.append(row.get(c)).repeat(' ', widths[c] - row.get(c).length() + 2);
      }
      out.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return out.toString();
  }
}
