/* What the commands do: one function for each row of the table of commands. */
#ifndef COMMAND_RUN_H
#define COMMAND_RUN_H

#include <unroll/error.h>

#include "command/commands.h"
#include "command/shelf.h"
#include "command/trail.h"
#include "view/marks.h"

struct query;

/* Movements: run_move.c */
void run_scroll_down(struct app *app, const struct call *call);
void run_scroll_up(struct app *app, const struct call *call);
void run_page_down(struct app *app, const struct call *call);
void run_page_up(struct app *app, const struct call *call);
void run_half_page_down(struct app *app, const struct call *call);
void run_half_page_up(struct app *app, const struct call *call);
void run_top(struct app *app, const struct call *call);
void run_end(struct app *app, const struct call *call);
void run_next_paragraph(struct app *app, const struct call *call);
void run_previous_paragraph(struct app *app, const struct call *call);
void run_next_part(struct app *app, const struct call *call);
void run_previous_part(struct app *app, const struct call *call);

/* Going to places: run_go.c */
void run_go(struct app *app, const struct call *call);
void run_go_preambular(struct app *app, const struct call *call);
void run_go_end(struct app *app, const struct call *call);
void run_back(struct app *app, const struct call *call);
void run_forward(struct app *app, const struct call *call);
void run_mark(struct app *app, const struct call *call);
void run_go_mark(struct app *app, const struct call *call);

/* Parts: run_fold.c */
void run_fold(struct app *app, const struct call *call);
void run_unfold(struct app *app, const struct call *call);
void run_fold_part(struct app *app, const struct call *call);
void run_fold_all(struct app *app, const struct call *call);
void run_fold_preamble(struct app *app, const struct call *call);
void run_fold_operative(struct app *app, const struct call *call);
void run_skim(struct app *app, const struct call *call);

/* Fold what the current paragraph belongs to; open what its heading hides, if it hides something. */
void fold_here(struct app *app);
bool unfold_here(struct app *app);

/* Marks and what they lead to: run_follow.c */
void run_notes(struct app *app, const struct call *call);
void run_next_mark(struct app *app, const struct call *call);
void run_previous_mark(struct app *app, const struct call *call);
void run_hints(struct app *app, const struct call *call);
void run_follow(struct app *app, const struct call *call);
void run_browse(struct app *app, const struct call *call);
void run_open(struct app *app, const struct call *call);

/* Follow one mark of the document that is read. */
void follow_mark(struct app *app, struct mark mark);

/* Open the document of a symbol, at the paragraph that is named if one is. */
void follow_symbol(struct app *app, struct str symbol, struct str target);

/* Whether a symbol, or none, stands for the document that is read. */
bool is_own_symbol(const struct app *app, struct str symbol);

/* Say in a pop-up why the document of a symbol cannot be shown, and what can be done. */
void show_missing(struct app *app, struct str symbol, const struct unroll_error *error);

/* The same, with a sentence of the caller's and the URL in a language. */
void show_absent(struct app *app, struct str symbol, enum unroll_language language,
                 const char *why);

/* Show one note of a document in a pop-up. */
void follow_note(struct app *app, const struct unroll_document *document, uint32_t note);

/* Follow the link in focus of the pop-up. */
void follow_link(struct app *app);

/* Previews of what is cited: run_preview.c */
void run_preview(struct app *app, const struct call *call);

/* Preview the document of a symbol, or the paragraph of it that is named. */
void preview_symbol(struct app *app, struct str symbol, struct str target);

/* Preview what the selected row of a list stands for, and a citation in it if there is one. */
void preview_of_row(struct app *app, struct glimpse glimpse, uint32_t citation);

/* Preview what a mark cites; another mark is followed. */
void preview_mark(struct app *app, struct mark mark);

/* Preview what a paragraph without notes cites, if that is one document. */
void preview_only_mark(struct app *app, uint32_t paragraph);

/* Preview what the link in focus of the pop-up cites; leave a pop-up that has none. */
void preview_link(struct app *app);

/* Open what is previewed. */
void follow_preview(struct app *app);

/* Other languages: run_language.c */
void run_other_language(struct app *app, const struct call *call);
void run_side_by_side(struct app *app, const struct call *call);

/* Open the document whose paragraph the pop-up shows, at that paragraph. */
void follow_translation(struct app *app);

/* The paragraph that the pop-up shows as it is quoted; empty if there is none. */
struct str translation_quote(struct app *app);

/* Take away what stands beside the document; return false if nothing does. */
bool language_leave(struct app *app);

/* Search: run_search.c */
void run_search(struct app *app, const struct call *call);
void run_next_match(struct app *app, const struct call *call);
void run_previous_match(struct app *app, const struct call *call);

/* What a key in the search prompt led to, and the remark beside it: "3 (preamble 1, operative 2)". */
void search_typed(struct app *app);
void search_done(struct app *app);
void search_left(struct app *app);
struct str search_remark(struct app *app, struct arena *arena);

/*
 * Search on in a large document, for some milliseconds, and show the match that was
 * looked for when it is found; return whether there was something to do.
 */
bool search_continue(struct app *app, int milliseconds);

/* Search for the same that `from` did, which showed the first part of this document. */
void search_take_over(struct app *app, struct app *from);

/*
 * Mark what a search of the library found in the document, as if it were searched
 * for; return whether there is something to be marked.
 */
bool search_found(struct app *app, const struct query *query);

/* Forget what was searched for; return false if nothing was. */
bool search_forget(struct app *app);

/* Lists and the source: run_list.c */
void run_outline(struct app *app, const struct call *call);
void run_citations(struct app *app, const struct call *call);
void run_place(struct app *app, const struct call *call);
void run_source(struct app *app, const struct call *call);
void run_help(struct app *app, const struct call *call);

/* Do what Enter does on the selected row. */
void list_follow(struct app *app);

/* How the list on the screen stands, if one is. */
struct list_place list_place(const struct app *app);

/* Whether a list is on the screen whose rows are documents; the symbol of the selected one. */
bool list_has_symbols(const struct app *app);
struct str list_symbol(struct app *app);

/* Whether a kind is of documents of the library: its lists are pages that are gone back from. */
bool list_is_of_library(enum list_kind kind);

/* Complete the rows that are on the screen. */
void list_show(struct app *app);

/* Away from the list: from a help to the list that it covers, or else to what lies below. */
void list_close(struct app *app);

/* Make the list of a place over the document that is read, and stand there as before. */
void list_return(struct app *app, struct list_place place);

/* Preview the document of the selected row. */
void list_preview(struct app *app);

/* Make the rows of the list anew. */
void list_refill(struct app *app);

/* The library knows more than when the list was made. */
void list_refresh(struct app *app);

/* Find out what rows still lack, for a few milliseconds; return whether some is left. */
bool list_complete(struct app *app);

/* The library: run_library.c */
void run_library(struct app *app, const struct call *call);
void run_narrow(struct app *app, const struct call *call);
void run_sort(struct app *app, const struct call *call);
void run_row_language(struct app *app, const struct call *call);

/* Searching it: run_find.c */
void run_find(struct app *app, const struct call *call);

/* Open the prompt with the words that were looked for, to change them. */
void find_again(struct app *app);

/* What a key in the prompt of a search led to. */
void find_typed(struct app *app);
void find_entered(struct app *app);
void find_left(struct app *app);

/* Open the document of a row of what was found, at its place. */
void found_follow(struct app *app, uint32_t row);

/* Search on, or load what the screen shows, for a few milliseconds; return whether work is left. */
bool find_step(struct app *app);

/* Who cites this: run_citers.c */
void run_citers(struct app *app, const struct call *call);

/* Copying: run_copy.c */
void run_copy(struct app *app, const struct call *call);
void run_copy_symbol(struct app *app, const struct call *call);

/* The program: run_program.c */
void run_command_line(struct app *app, const struct call *call);
void run_leave(struct app *app, const struct call *call);
void run_close(struct app *app, const struct call *call);
void run_quit(struct app *app, const struct call *call);
void run_redraw(struct app *app, const struct call *call);
void run_reload(struct app *app, const struct call *call);
void run_suspend(struct app *app, const struct call *call);

/* Replace the word at the cursor by what it can become, or say what it could. */
void command_line_complete(struct app *app);

#endif
