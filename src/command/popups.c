#include "command/state.h"

#include "base/str.h"

static void forget_top(struct app *app)
{
	popup_free(&app->popup);
	app->translation = (struct translation){ 0 };
	glimpse_free(&app->preview.glimpse);
	app->preview = (struct preview){ .symbol = STR(""), .target = STR("") };
	app->subject = (struct subject){ .url = STR(""), .words = STR("") };
	app->has_popup = false;
}

void app_close_popup(struct app *app)
{
	forget_top(app);
	popup_free(&app->covered);
}

static void cover(struct app *app)
{
	struct popup top = app->popup;
	struct translation translation = app->translation;

	popup_free(&app->covered);
	app->popup = (struct popup){ 0 };
	forget_top(app);
	app->covered = top;
	app->covered_translation = translation;
}

void app_start_popup(struct app *app, struct str title, struct str hint)
{
	if (app->has_popup && popup_link(&app->popup))
		cover(app);
	else
		forget_top(app);
	app->popup.title = arena_copy(&app->popup.arena, title);
	app->popup.hint = arena_copy(&app->popup.arena, hint);
	app->has_popup = true;
}

void app_open_popup(struct app *app)
{
	app->popup.searches = app->book->view.searches;
	popup_open(&app->popup);
	app_fit(app);
}

void app_leave_popup(struct app *app)
{
	forget_top(app);
	if (app->covered.block_count == 0)
		return;
	app->popup = app->covered;
	app->covered = (struct popup){ 0 };
	app->translation = app->covered_translation;
	app->has_popup = true;
	app_fit(app);
}
