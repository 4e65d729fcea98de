package workbook

// Plain writes rows as a workbook with one sheet of texts, which other tools read: nothing is
// coloured, and nothing is a date.
func Plain(title string, rows [][]string) ([]byte, error) {
	d := newDraft(title)
	p := d.sheet(title)
	for i, row := range rows {
		for k, text := range row {
			if text != "" {
				p.text(k+1, i+1, text, look{})
			}
		}
	}
	return d.content()
}
